import { setStyle } from './frame.ts';
import { handTo } from './hand-to.ts';
import type { Draft } from './send-guard.ts';

/** The dialog beside a Send that waits: a frame of ours, over the page and moving nothing in it. */
export interface Dialog {
  resize(height: number): void;
  /** Brings it to the fore, and back where the page has thrown it away. */
  focus(): void;
  /** Takes it away; whoever opened it hears what became of it. */
  close(answer: Answer): void;
}

/** `unseen`: the dialog never showed itself, so that nobody was asked. */
export type Answer = 'send' | 'keep' | 'unseen';

const width = 392;
/** From the edges of the window, and from the button. */
const air = 8;
/** A dialog that has not shown itself for so long will not: better a mail that goes than a Send that is dead. */
const patience = 3000;

interface Shown {
  document: Document;
  /** Its address. */
  frame: string;
  title: string;
  draft: Draft;
}

/** Shows it by the draft's Send until it is closed or `signal` aborts; `onClosed` is called once. */
export function showDialog(
  { document, frame: address, title, draft }: Shown,
  onClosed: (answer: Answer) => void,
  signal: AbortSignal,
): Dialog {
  const view = document.defaultView!;
  const frame = document.createElement('iframe');
  const end = new AbortController();
  frame.src = address;
  handTo(frame, address, draft.id);
  frame.title = title;
  let height = 0;
  const place = (): void => {
    const box = draft.sendButton()?.getBoundingClientRect();
    const wide = Math.min(width, view.innerWidth - 2 * air);
    const fits = (at: number, size: number, room: number): number =>
      Math.max(air, Math.min(at, room - size - air));
    const above = (box?.top ?? view.innerHeight) - height - air;
    // Above the button, where that leaves it on screen; else below.
    const top = above >= air || !box ? above : box.bottom + air;
    setStyle(frame, {
      left: `${fits(box?.left ?? view.innerWidth, wide, view.innerWidth)}px`,
      top: `${fits(top, height, view.innerHeight)}px`,
      width: `${wide}px`,
      height: `${height}px`,
    });
  };
  setStyle(frame, {
    all: 'initial',
    position: 'fixed',
    border: '0',
    'border-radius': '12px',
    'box-shadow': '0 8px 32px rgb(0 0 0 / .28)',
    'color-scheme': 'normal',
    'z-index': '2147483001',
  });
  let lost: ReturnType<typeof setTimeout> | undefined;
  const show = (): void => {
    // Until it says how high it is.
    setStyle(frame, { visibility: 'hidden' });
    place();
    document.body.append(frame);
    clearTimeout(lost);
    lost = setTimeout(() => close('unseen'), patience);
  };
  const close = (answer: Answer): void => {
    if (end.signal.aborted) return;
    end.abort();
    frame.remove();
    onClosed(answer);
  };
  for (const kind of ['resize', 'scroll'] as const) {
    view.addEventListener(kind, place, { capture: true, passive: true, signal: end.signal });
  }
  signal.addEventListener('abort', () => close('keep'), { signal: end.signal });
  end.signal.addEventListener('abort', () => clearTimeout(lost), { once: true });
  show();
  return {
    resize(pixels) {
      clearTimeout(lost);
      height = pixels;
      place();
      const isFirst = frame.style.visibility === 'hidden';
      setStyle(frame, { visibility: 'visible' });
      if (isFirst) frame.focus();
    },
    focus: () => (frame.isConnected ? frame.focus() : show()),
    close,
  };
}

/** A few words beside Send, as long as `until` has not aborted. */
export function showChecking(draft: Draft, text: string, until: AbortSignal): void {
  const button = draft.sendButton();
  if (!button || until.aborted) return;
  const { document, box } = { document: button.ownerDocument, box: button.getBoundingClientRect() };
  const note = document.createElement('span');
  note.role = 'status';
  note.textContent = text;
  setStyle(note, {
    all: 'initial',
    position: 'fixed',
    left: `${Math.round(box.left)}px`,
    top: `${Math.max(air, Math.round(box.top) - 28)}px`,
    padding: '2px 8px',
    'border-radius': '6px',
    background: '#1f2937',
    color: '#ffffff',
    font: '12px/20px system-ui, sans-serif',
    'z-index': '2147483001',
  });
  document.body.append(note);
  until.addEventListener('abort', () => note.remove(), { once: true });
}
