import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Where the keyboard is must not get lost: a button that goes once it was pressed, or a panel that closes, leaves the
 * focus to the first button of the hero. Nothing is taken from the mail: after an insertion the page has the focus.
 */
export function useFocusKept(screen: RefObject<HTMLElement | null>, isOpen: boolean): void {
  const wasOpen = useRef(false);
  // Before the changes of this rendering reach the page.
  const wasInside = screen.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    const isLost = wasInside && document.activeElement === document.body;
    const isClosed = wasOpen.current && !isOpen;
    wasOpen.current = isOpen;
    if ((isLost || isClosed) && !isOpen && document.hasFocus()) {
      screen.current?.querySelector<HTMLElement>('.hero .btn')?.focus();
    }
  });
}
