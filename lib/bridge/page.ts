import { browser } from 'wxt/browser';
import type { PageMessage, PageToSidebar, PageToWorker } from '#lib/protocol/bridge.ts';
import {
  pageReplies,
  PageReply,
  SidebarToPage,
  WorkerToPage,
  type PageReplies,
} from '#lib/protocol/to-page.ts';
import { GuardToPage } from '#lib/protocol/guard.ts';
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

/**
 * Tells or asks the worker; `null` also where the extension was updated or removed under this page, and where the worker
 * failed: that it tells by itself, and a Send that waits for it must not wait for ever.
 */
export async function askWorker<T extends PageToWorker['type']>(
  message: PageMessage<T>,
): Promise<PageReplies[T] | null> {
  const { type } = message as { type: T };
  const said = await send('page-to-worker', message).catch(() => undefined);
  const reply = pageReplies[type].safeParse(said);
  return reply.success ? (reply.data as PageReplies[T]) : null;
}

/** Does what the guard's dialog in this tab says, until `signal` aborts. */
export function hearGuard(handle: (message: GuardToPage) => void, signal: AbortSignal): void {
  listen({
    direction: 'guard-to-page',
    schema: GuardToPage,
    isAllowed: isOwnPage,
    handle,
    signal,
  });
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

/** Where our own pages lie that stand in a webmail's. */
export function ownFrames(): { sidebar: string; guard: string } {
  const { getURL } = browser.runtime as unknown as { getURL(path: string): string };
  return { sidebar: getURL('/sidebar.html'), guard: getURL('/guard.html') };
}

/** Whether the extension was updated or removed under this page; messages go nowhere then. */
export function isOrphaned(): boolean {
  return !browser.runtime?.id;
}
