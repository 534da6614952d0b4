import { mountFixed } from './fixed-place.ts';
import { setStyle } from './frame.ts';

const moved = ['position', 'inset', 'width'];

/**
 * Makes the whole page narrower and stands fixed beside it: for pages whose parts are placed from its edges. What the
 * page's body had of its own is given back, property by property, for a style attribute as a whole may be forbidden.
 */
export function mountBeside(frame: HTMLElement, document: Document, signal: AbortSignal): void {
  const { body } = document;
  const before = moved.map((name) => ({
    name,
    value: body.style.getPropertyValue(name),
    priority: body.style.getPropertyPriority(name),
  }));
  const narrow = new ResizeObserver(() => {
    setStyle(body, { position: 'absolute', inset: `0 ${frame.offsetWidth}px 0 0`, width: 'auto' });
    // Panes are placed anew when the window changes.
    dispatchEvent(new Event('resize'));
  });
  mountFixed(frame, document, signal);
  narrow.observe(frame);
  signal.addEventListener(
    'abort',
    () => {
      narrow.disconnect();
      for (const { name, value, priority } of before) {
        if (value === '') body.style.removeProperty(name);
        else body.style.setProperty(name, value, priority);
      }
      if (body.getAttribute('style') === '') body.removeAttribute('style');
      dispatchEvent(new Event('resize'));
    },
    { once: true },
  );
}
