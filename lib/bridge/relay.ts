import { PageToSidebar } from '#lib/protocol/bridge.ts';
import { SidebarToPage } from '#lib/protocol/to-page.ts';
import { GuardToPage } from '#lib/protocol/guard.ts';
import { listen } from './listen.ts';
import { sendToFrames, sendToTab } from './send.ts';
import { isOwnPage, isPage, type Sender } from './sender.ts';

/**
 * Carries what a page and the sidebar in it say to one another, in the worker of Firefox: it treats an extension's
 * frame inside a web page like a content script, without `tabs` and out of reach of `runtime.sendMessage`. Only ever
 * within the tab that the browser vouches for, so that no page hears or fills another's sidebar.
 */
export function relayWithinTabs(signal: AbortSignal): void {
  const tabOf = (sender: Sender): number => sender.tab?.id ?? -1;
  const isFrame = (sender: Sender): boolean => isOwnPage(sender) && sender.tab?.id !== undefined;
  listen({
    direction: 'sidebar-to-page',
    schema: SidebarToPage,
    isAllowed: isFrame,
    handle: (message, sender) => sendToTab(tabOf(sender), 'sidebar-to-page', message),
    signal,
  });
  listen({
    direction: 'guard-to-page',
    schema: GuardToPage,
    isAllowed: isFrame,
    handle: (message, sender) => sendToTab(tabOf(sender), 'guard-to-page', message),
    signal,
  });
  listen({
    direction: 'page-to-sidebar',
    schema: PageToSidebar,
    isAllowed: isPage,
    handle: (message, sender) => sendToFrames(tabOf(sender), 'page-to-sidebar', message),
    signal,
  });
}
