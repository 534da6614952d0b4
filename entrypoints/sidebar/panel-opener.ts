import { browser } from 'wxt/browser';

interface Panels {
  /** Chromium; wants the window named, and the click still fresh. */
  sidePanel?: { open(where: { windowId: number }): Promise<void> };
  /** Firefox. */
  sidebarAction?: { open(): Promise<void> };
}

/** Opens the browser's own side panel, from within a click; `null` where this browser has none. */
export async function panelOpener(): Promise<(() => void) | null> {
  const { sidePanel, sidebarAction } = browser as unknown as Panels;
  if (sidebarAction) return () => void sidebarAction.open();
  // Asked for now: after the click there is no time to.
  const windowId = (await browser.tabs.getCurrent())?.windowId;
  if (!sidePanel || windowId === undefined) return null;
  return () => void sidePanel.open({ windowId });
}
