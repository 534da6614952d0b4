import type { OutlookAnchors } from './anchors.ts';
import { sendButtonOf, type Surface } from './surface.ts';

/**
 * The control by which a click there would send this draft now: its button, or the item of the menu beside it that
 * bears the same icon. That menu hangs elsewhere in the page, so it is known by being open. `null` for any other click.
 */
export function sendAt(
  target: Element,
  surface: Surface,
  anchors: OutlookAnchors,
): HTMLElement | null {
  const button = sendButtonOf(surface, anchors);
  if (button?.contains(target)) return button;
  const item = target.closest<HTMLElement>(anchors.menuItem);
  const more = surface.root.querySelector(anchors.sendMore);
  const isOpen = more?.getAttribute('aria-expanded') === 'true';
  return isOpen && item?.querySelector(anchors.sendIcon) ? item : null;
}
