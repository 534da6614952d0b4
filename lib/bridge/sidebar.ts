import { browser } from 'wxt/browser';
import { PageToSidebar } from '#lib/protocol/bridge.ts';
import { PageReply, type SidebarToPage } from '#lib/protocol/to-page.ts';
import { Ticket } from '#lib/protocol/ticket.ts';
import { handed } from './handed.ts';
import { listen } from './listen.ts';
import { send, sendToTab } from './send.ts';
import { isPage, isWorker } from './sender.ts';

/** The sidebar frame's link to the page it stands in. */
export interface PageLink {
  /** Asks the page; not `ok` where no content script of ours is there. */
  tell(message: SidebarToPage): Promise<PageReply>;
}

/**
 * Links this frame with the content script of its own tab, and says `ready` once it is handed a ticket. `handle` hears
 * only that script, and its hello only where this is the frame that it opened: any page may frame us, also one that has
 * a sidebar, and without a hello the frame stays blank. `null` outside a tab (side panel).
 * Firefox gives a frame inside a web page no `tabs`: there the worker carries for its own tab alone, see `relay.ts`.
 */
export async function linkPage(
  handle: (message: PageToSidebar) => void,
  signal: AbortSignal,
): Promise<PageLink | null> {
  const tickets = new Set<Ticket>();
  let ready = (): void => undefined;
  // Before anything is waited for: it is handed over as soon as we have loaded.
  handed(
    Ticket,
    (ticket) => {
      tickets.add(ticket);
      ready();
    },
    signal,
  );
  const tabs = browser.tabs as typeof browser.tabs | undefined;
  const tabId = tabs ? (await tabs.getCurrent())?.id : null;
  if (tabId === undefined || signal.aborted) return null;
  listen({
    direction: 'page-to-sidebar',
    schema: PageToSidebar,
    isAllowed: (sender) => (tabId === null ? isWorker(sender) : isPage(sender, tabId)),
    handle(message) {
      if (message.type !== 'hello' || tickets.has(message.ticket)) handle(message);
    },
    signal,
  });
  const tell = async (message: SidebarToPage): Promise<PageReply> => {
    const answer =
      tabId === null
        ? send('sidebar-to-page', message)
        : sendToTab(tabId, 'sidebar-to-page', message);
    const reply = PageReply.safeParse(await answer);
    return reply.success ? reply.data : { ok: false };
  };
  ready = () => void tell({ type: 'ready' });
  if (tickets.size > 0) ready();
  return { tell };
}
