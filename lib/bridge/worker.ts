import * as z from 'zod/mini';
import { PageToWorker, type PageMessage } from '#lib/protocol/bridge.ts';
import { pageReplies, type PageReplies, WorkerToPage } from '#lib/protocol/to-page.ts';
import { Ask, type AskOf, type Replies } from '#lib/protocol/worker.ts';
import { listen } from './listen.ts';
import { sendToTab } from './send.ts';
import { isOwnPage, isPage, type Sender } from './sender.ts';

/** The worker's end of the bridge. */

/** One answer for each question our own pages may ask; `tabId` is the tab they stand in, where they stand in one. */
export type Answers = {
  [T in Ask['type']]: (ask: AskOf<T>, tabId: number | null) => Promise<Replies[T]> | Replies[T];
};

/** One answer for each thing a content script may say. */
export type PageAnswers = {
  [T in PageToWorker['type']]: (
    message: PageMessage<T>,
    tabId: number,
  ) => Promise<PageReplies[T]> | PageReplies[T];
};

/** Answers our own pages only: a content script's question is ignored, for its page may have forged it. */
export function answerAsks(answers: Answers, signal: AbortSignal): void {
  const handle = (ask: Ask, { tab }: Sender) =>
    (answers[ask.type] as (ask: Ask, tabId: number | null) => unknown)(ask, tab?.id ?? null);
  listen({ direction: 'ask', schema: Ask, isAllowed: isOwnPage, handle, signal });
}

/** Answers content scripts in the top frame of a tab. */
export function answerPages(answers: PageAnswers, signal: AbortSignal): void {
  // Encoded on this side too: nothing but the listed fields may cross into the page.
  const handle = async (message: PageToWorker, { tab }: Sender) => {
    const answer = answers[message.type] as (message: PageToWorker, tabId: number) => unknown;
    const reply = await answer(message, tab?.id ?? -1);
    return z.encode(pageReplies[message.type] as z.ZodMiniType, reply);
  };
  listen({ direction: 'page-to-worker', schema: PageToWorker, isAllowed: isPage, handle, signal });
}

/** Tells the content script of a tab; nobody there is no fault. */
export async function tellPage(tabId: number, message: WorkerToPage): Promise<void> {
  await sendToTab(tabId, 'worker-to-page', z.encode(WorkerToPage, message));
}
