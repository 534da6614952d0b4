import { holdSend } from './hold-send.ts';
import type { Draft, SendGuard } from './send-guard.ts';

/** One compose window, as its webmail knows how mails leave it. None of these may throw. */
export interface ComposeWindow {
  draft: Draft;
  /** Where its clicks and keys are heard on their way down: the page's window, and that of an editor in a frame. */
  hear: readonly EventTarget[];
  /** The control by which this click would send, `null` for any other click. */
  sendAt(target: Element): HTMLElement | null;
  /**
   * Where its webmail sends later as well: whether this click would, and how that choice is offered once more. What a
   * person chose is gone by the time it may be done, so that they choose again.
   */
  later?: { isAt(target: Element): boolean; open(): void };
  /** Whether this key would send. */
  isSendKey(event: KeyboardEvent): boolean;
  /**
   * How a Send by key is done again: by the page's own button, or by the same key, where not every such page sends by
   * it and pressing the button might send what the key never would have.
   */
  keyAgain: 'button' | 'key';
}

/** Hears clicks and keys of one more target, such as an editor's frame that came later. */
export type HearMore = (target: EventTarget) => void;

/**
 * Puts `guard` between Send and the mail of one compose window, until `signal` aborts. A Send that must wait is stopped
 * entirely, and done once more by the page's own means when it may go; one that need not wait is not touched. Only what
 * a person did is stopped: what scripts press, and so our own pressing, goes its way.
 */
export function stopSend(window: ComposeWindow, guard: SendGuard, signal: AbortSignal): HearMore {
  const { draft } = window;
  const held = holdSend(draft.id, guard, signal);

  const hold = (event: Event, again: () => void): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    void held.wait(again);
  };
  const press = (control: HTMLElement | null): void => {
    const button = control?.isConnected ? control : draft.sendButton();
    if (button instanceof HTMLElement) button.click();
  };

  /** To send later was allowed, and is offered: the next click may do it. */
  let mayPutOff = false;
  const offerLater = (): void => {
    mayPutOff = true;
    window.later?.open();
  };
  const onClick = (event: Event): void => {
    const [target] = event.composedPath();
    if (!event.isTrusted || !(target instanceof Element)) return;
    const control = window.sendAt(target);
    const isLater = !control && (window.later?.isAt(target) ?? false);
    const isAllowed = isLater && mayPutOff;
    mayPutOff = false;
    if (isAllowed || !(control || isLater) || !held.mustWait()) return;
    hold(event, control ? () => press(control) : offerLater);
  };
  const onKey = (event: Event): void => {
    const key = event as KeyboardEvent;
    if (!key.isTrusted || !window.isSendKey(key) || !held.mustWait()) return;
    const { target } = key;
    hold(key, () => {
      if (window.keyAgain === 'button') press(null);
      else target?.dispatchEvent(sameKey(key));
    });
  };
  const hear: HearMore = (target) => {
    target.addEventListener('click', onClick, { capture: true, signal });
    target.addEventListener('keydown', onKey, { capture: true, signal });
  };
  for (const target of window.hear) hear(target);
  return hear;
}

function sameKey(event: KeyboardEvent): KeyboardEvent {
  const { key, code, keyCode, ctrlKey, metaKey, altKey, shiftKey } = event;
  // `keyCode`: what older scripts read; browsers take it.
  const init = { key, code, keyCode, which: keyCode, ctrlKey, metaKey, altKey, shiftKey };
  return new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true, composed: true });
}

/** Ctrl and Enter, or Command and Enter on a Mac; not while an input method composes. */
export function isCtrlEnter({
  key,
  ctrlKey,
  metaKey,
  altKey,
  isComposing,
}: KeyboardEvent): boolean {
  return key === 'Enter' && (ctrlKey || metaKey) && !altKey && !isComposing;
}
