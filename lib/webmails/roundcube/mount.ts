import { mountBeside } from '../beside-place.ts';
import { setStyle } from '../frame.ts';
import type { Sheet } from './read.ts';

/** Under this width of the window Elastic shows one column at a time, and a column of ours would leave no room. */
const enough = '(min-width: 1024px)';

/**
 * Elastic's layout is a row of columns: ours is its last. Larry's parts are placed from the edges of the page, so
 * there the whole page is made narrower, and ours stands fixed beside it.
 */
export function mountFrame(
  frame: HTMLElement,
  { document, anchors }: Sheet,
  signal: AbortSignal,
): void {
  const layout = document.querySelector<HTMLElement>(anchors.layout);
  if (layout && getComputedStyle(layout).display === 'flex') mountColumn(frame, layout, signal);
  else mountBeside(frame, document, signal);
}

function mountColumn(frame: HTMLElement, layout: HTMLElement, signal: AbortSignal): void {
  const wide = matchMedia(enough);
  const place = (): void => {
    const isColumn = wide.matches;
    setStyle(frame, {
      flex: 'none',
      // Compose has its options at the right, by this property.
      order: '100',
      position: isColumn ? 'static' : 'fixed',
      inset: isColumn ? 'auto' : '0 0 0 auto',
      'z-index': isColumn ? 'auto' : '2147483000',
      'border-left': '1px solid rgb(128 128 128 / .35)',
    });
  };
  place();
  wide.addEventListener('change', place, { signal });
  layout.append(frame);
  signal.addEventListener('abort', () => frame.remove(), { once: true });
}
