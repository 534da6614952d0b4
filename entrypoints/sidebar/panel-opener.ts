import { browser } from 'wxt/browser';

interface Panels {
  /** Chromium; wants the window named, and the click still fresh. */
  sidePanel?: { open(where: { windowId: number }): Promise<void> };
  /** Firefox. */
  sidebarAction?: { open(): Promise<void> };
}

/** Opens the browser's own side panel, from within a click; `null` where this browser has none. */
export function panelOpener(): (() => void) | null {
  const { sidePanel, sidebarAction } = browser as unknown as Panels;
  if (sidebarAction) return () => void sidebarAction.open();
  if (!sidePanel) return null;
  // Asked for now: between the click and the call there is no time to.
  let windowId: number | undefined;
  void browser.tabs.getCurrent().then((tab) => {
    windowId = tab?.windowId;
  });
  return () => void (windowId !== undefined && sidePanel.open({ windowId }));
}
