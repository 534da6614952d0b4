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
  const item = menuItemAt(target, surface, anchors);
  return item?.querySelector(anchors.sendIcon) ? item : null;
}

/** Whether a click there would put this draft off to a later time: whatever else stands in the menu beside its Send. */
export function isPutOff(target: Element, surface: Surface, anchors: OutlookAnchors): boolean {
  const item = menuItemAt(target, surface, anchors);
  return item !== null && item.querySelector(anchors.sendIcon) === null;
}

/** Opens the menu beside its Send, where it does not stand open. */
export function openSendMenu({ root }: Surface, anchors: OutlookAnchors): void {
  const more = root.querySelector<HTMLElement>(anchors.sendMore);
  if (more && !isOpen(more)) more.click();
}

function menuItemAt(
  target: Element,
  { root }: Surface,
  anchors: OutlookAnchors,
): HTMLElement | null {
  const more = root.querySelector(anchors.sendMore);
  return more && isOpen(more) ? target.closest<HTMLElement>(anchors.menuItem) : null;
}

function isOpen(more: Element): boolean {
  return more.getAttribute('aria-expanded') === 'true';
}
