import { browser } from 'wxt/browser';
import { PageReply, PageToSidebar, type SidebarToPage } from '#lib/protocol/bridge.ts';
import { listen } from './listen.ts';
import { sendToTab } from './send.ts';
import { isPage } from './sender.ts';

/** The sidebar frame's link to the page it stands in. */
export interface PageLink {
  /** Asks the page; not `ok` where no content script of ours is there. */
  tell(message: SidebarToPage): Promise<PageReply>;
}

/**
 * Links this frame with the content script of its own tab, and says `ready`. `handle` hears only that script: any
 * page may frame us, and without a hello from its own tab the frame stays blank. `null` outside a tab (side panel).
 */
export async function linkPage(
  handle: (message: PageToSidebar) => void,
  signal: AbortSignal,
): Promise<PageLink | null> {
  const tabId = (await browser.tabs.getCurrent())?.id;
  if (tabId === undefined || signal.aborted) return null;
  listen({
    direction: 'page-to-sidebar',
    schema: PageToSidebar,
    isAllowed: (sender) => isPage(sender, tabId),
    handle,
    signal,
  });
  const tell = async (message: SidebarToPage): Promise<PageReply> => {
    const reply = PageReply.safeParse(await sendToTab(tabId, 'sidebar-to-page', message));
    return reply.success ? reply.data : { ok: false };
  };
  await tell({ type: 'ready' });
  return { tell };
}
