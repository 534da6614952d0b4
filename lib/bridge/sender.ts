import { browser } from 'wxt/browser';

/** What the browser vouches for about whoever sent a message; never part of the message itself. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined } | undefined;
}

/** One of our own pages: a content script is ours too, but its address is that of the page it runs in. */
export function isOwnPage(sender: Sender): boolean {
  const home = (browser.runtime as unknown as { getURL(path: string): string }).getURL('/');
  return sender.id === browser.runtime.id && sender.url?.startsWith(home) === true;
}

/** A content script in the top frame of a tab; `tabId` names the one tab it must be, where that is known. */
export function isPage(sender: Sender, tabId?: number): boolean {
  const isOurs = sender.id === browser.runtime.id && !isOwnPage(sender);
  const isTop = sender.frameId === 0 && sender.tab?.id !== undefined;
  return isOurs && isTop && (tabId === undefined || sender.tab?.id === tabId);
}

/** The worker: it has no tab. Chromium gives its address, Firefox that of its event page. */
export function isWorker(sender: Sender): boolean {
  return sender.id === browser.runtime.id && sender.tab === undefined;
}
