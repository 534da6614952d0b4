import { browser, type Browser } from 'wxt/browser';

/**
 * InboxSDK's content script asks its worker to run `pageWorld.js` in the page (what its own background.js does). Ours
 * does it for Gmail alone, and for the very document that asks, which a navigation may have replaced meanwhile.
 */
export function answerPageWorld(signal: AbortSignal): void {
  const onMessage = (
    message: unknown,
    sender: Browser.runtime.MessageSender,
    sendResponse: (done: boolean) => void,
  ) => {
    if ((message as { type?: unknown } | null)?.type !== 'inboxsdk__injectPageWorld') return;
    const { id, tab, url, documentId, frameId = 0 } = sender;
    const isGmail = URL.canParse(url ?? '') && new URL(url ?? '').host === 'mail.google.com';
    if (id !== browser.runtime.id || tab?.id === undefined || !isGmail) return;
    const where =
      documentId === undefined ? { frameIds: [frameId] } : { documentIds: [documentId] };
    void browser.scripting.executeScript({
      target: { tabId: tab.id, ...where },
      world: 'MAIN',
      files: ['pageWorld.js' as never],
    });
    sendResponse(true);
  };
  browser.runtime.onMessage.addListener(onMessage);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(onMessage));
}
