import { browser } from 'wxt/browser';
import { tellPage } from '#lib/bridge/worker.ts';
import type { WorkerToPage } from '#lib/protocol/to-page.ts';

/** Tells every page we live in; a tab without one of ours hears nothing. */
export async function tellTabs(message: WorkerToPage): Promise<void> {
  const tabs = await browser.tabs.query({});
  const told = tabs.map(({ id, discarded }) =>
    id === undefined || discarded ? null : tellPage(id, message),
  );
  await Promise.all(told);
}

/** What was remembered of a tab goes with it. */
export function forgetClosedTabs(forget: (tabId: number) => void, signal: AbortSignal): void {
  const { onRemoved } = browser.tabs;
  onRemoved.addListener(forget);
  signal.addEventListener('abort', () => onRemoved.removeListener(forget));
}
