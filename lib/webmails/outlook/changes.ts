import type { Page } from '../page.ts';
import type { OutlookAnchors } from './anchors.ts';

/** So long many changes that belong together are gathered; and how often the address is looked at where nobody tells. */
const gather = 30;
const every = 300;

interface Navigation extends EventTarget {
  addEventListener: EventTarget['addEventListener'];
}

/**
 * Tells that a page may show something else: its address changed, or what is in it. Rows that come and go by scrolling
 * are none of it, nor is typing. Idle, nothing runs where the browser tells of addresses; elsewhere one is compared.
 */
export function watchChanges(
  { document, location }: Page,
  anchors: OutlookAnchors,
  changed: () => void,
  signal: AbortSignal,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (!signal.aborted) changed();
    }, gather);
  };
  const matters = ({ type, target }: MutationRecord): boolean => {
    const at = target instanceof Element ? target : target.parentElement;
    if (type === 'attributes') return true;
    return !at?.closest(`${anchors.list}, [contenteditable="true"]`);
  };
  const changes = new MutationObserver((records) => records.some(matters) && soon());
  changes.observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['aria-selected', 'aria-expanded', 'data-convid'],
  });
  watchAddress(location, soon, signal);
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer);
      changes.disconnect();
    },
    { once: true },
  );
}

/** `pushState` is of the page's world and cannot be heard from ours, but what it did to the history can. */
function watchAddress(location: Location, changed: () => void, signal: AbortSignal): void {
  const { navigation } = globalThis as { navigation?: Navigation };
  if (navigation) {
    navigation.addEventListener('currententrychange', changed, { signal });
    return;
  }
  let before = location.href;
  const timer = setInterval(() => {
    if (document.visibilityState !== 'visible' || location.href === before) return;
    before = location.href;
    changed();
  }, every);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
