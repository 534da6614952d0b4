import { mountFixed } from '../fixed-place.ts';
import { setStyle } from '../frame.ts';
import { lifeOf, type InboxSDK } from './sdk.ts';

/** Two batons; as data, because a page cannot load files of ours that are not meant for it. */
const icon =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" fill="none" stroke="#0b5c8a" stroke-width="3.2" stroke-linecap="round"><path d="M3.5 13.5 9 8"/><path d="m11 12 5.5-5.5"/></svg>',
  );

/**
 * A panel of Gmail's own sidebar for each thread, with our one frame in it. A frame that moves loads anew; threads
 * change less often than that costs. Where Gmail's sidebar is not as InboxSDK knows it, the frame stands fixed.
 */
export function mountPanel(
  sdk: InboxSDK,
  frame: HTMLElement,
  document: Document,
  signal: AbortSignal,
): void {
  let instead: AbortController | null = null;
  const forget = sdk.Conversations.registerThreadViewHandler((thread) => {
    if (signal.aborted) return;
    const el = document.createElement('div');
    // InboxSDK leaves a white strip under each panel, in a dark Gmail too.
    el.style.marginBottom = '-25px';
    try {
      const panel = thread.addSidebarContentPanel({
        el,
        title: frame.title,
        iconUrl: icon,
        hideTitleBar: true,
      });
      const life = lifeOf(panel, signal);
      life.addEventListener('abort', () => signal.aborted && panel.remove(), { once: true });
      instead?.abort();
      instead = null;
      // The panel has Gmail's width, and Gmail's own way of closing.
      setStyle(frame, { 'min-width': '100%', height: 'calc(100vh - 176px)', position: 'static' });
      el.append(frame);
    } catch {
      if (instead) return;
      instead = new AbortController();
      mountFixed(frame, document, AbortSignal.any([signal, instead.signal]));
    }
  });
  const leave = (): void => {
    forget();
    frame.remove();
  };
  signal.addEventListener('abort', leave, { once: true });
}
