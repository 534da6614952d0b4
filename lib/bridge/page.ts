import { browser } from 'wxt/browser';
import {
  PageReply,
  SidebarToPage,
  WorkerReply,
  WorkerToPage,
  type PageToSidebar,
  type PageToWorker,
} from '#lib/protocol/bridge.ts';
import { listen } from './listen.ts';
import { send } from './send.ts';
import { isOwnPage, isWorker } from './sender.ts';

/**
 * The content script's end of the bridge. Runtime messages only: a page script can reach our frame by postMessage,
 * and so could anything that calls itself Baton.
 */

/** Tells the sidebar frame of this tab. Nobody listening (no frame yet) is no fault: it asks with `ready`. */
export async function tellSidebar(message: PageToSidebar): Promise<void> {
  await send('page-to-sidebar', message);
}

/** Does what the sidebar of this tab asks, until `signal` aborts. */
export function answerSidebar(
  answer: (message: SidebarToPage) => Promise<PageReply> | PageReply,
  signal: AbortSignal,
): void {
  const handle = async (message: SidebarToPage) => PageReply.parse(await answer(message));
  listen({
    direction: 'sidebar-to-page',
    schema: SidebarToPage,
    isAllowed: isOwnPage,
    handle,
    signal,
  });
}

/** Asks the worker; `null` where the extension was updated or removed under this page. */
export async function askWorker(message: PageToWorker): Promise<WorkerReply | null> {
  const reply = WorkerReply.safeParse(await send('page-to-worker', message));
  return reply.success ? reply.data : null;
}

/** Hears the worker (browser commands), until `signal` aborts. */
export function hearWorker(handle: (message: WorkerToPage) => void, signal: AbortSignal): void {
  listen({
    direction: 'worker-to-page',
    schema: WorkerToPage,
    isAllowed: isWorker,
    handle,
    signal,
  });
}

/** Whether the extension was updated or removed under this page; messages go nowhere then. */
export function isOrphaned(): boolean {
  return !browser.runtime?.id;
}
