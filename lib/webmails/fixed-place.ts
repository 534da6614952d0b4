import { setStyle } from './frame.ts';

/** Fixed at the right edge, above the page: for pages with no place of their own for it. */
export function mountFixed(frame: HTMLElement, document: Document, signal: AbortSignal): void {
  setStyle(frame, {
    position: 'fixed',
    inset: '0 0 0 auto',
    height: '100%',
    'z-index': '2147483000',
    'border-left': '1px solid rgb(128 128 128 / .35)',
  });
  document.body.append(frame);
  signal.addEventListener('abort', () => frame.remove(), { once: true });
}
