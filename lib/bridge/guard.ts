import { browser } from 'wxt/browser';
import type { GuardToPage } from '#lib/protocol/guard.ts';
import { send, sendToTab } from './send.ts';

/**
 * Tells the content script of the tab this dialog stands in. Firefox gives a frame inside a web page no `tabs`; there
 * the worker carries, see `relay.ts`.
 */
export async function tellGuarded(message: GuardToPage): Promise<void> {
  const tabs = browser.tabs as typeof browser.tabs | undefined;
  if (!tabs) return void (await send('guard-to-page', message));
  const tabId = (await tabs.getCurrent())?.id;
  if (tabId !== undefined) await sendToTab(tabId, 'guard-to-page', message);
}
