import { PageToWorker, WorkerReply, type WorkerToPage } from '#lib/protocol/bridge.ts';
import { Ask, type AskOf, type Replies } from '#lib/protocol/worker.ts';
import { listen } from './listen.ts';
import { sendToTab } from './send.ts';
import { isOwnPage, isPage, type Sender } from './sender.ts';

/** The worker's end of the bridge. */

/** One answer for each question our own pages may ask. */
export type Answers = {
  [T in Ask['type']]: (ask: AskOf<T>) => Promise<Replies[T]> | Replies[T];
};

/** Answers our own pages only: a content script's question is ignored, for its page may have forged it. */
export function answerAsks(answers: Answers, signal: AbortSignal): void {
  const handle = (ask: Ask) => (answers[ask.type] as (ask: Ask) => unknown)(ask);
  listen({ direction: 'ask', schema: Ask, isAllowed: isOwnPage, handle, signal });
}

/** Answers content scripts in the top frame of a tab. */
export function answerPages(
  answer: (message: PageToWorker, tabId: number) => Promise<WorkerReply>,
  signal: AbortSignal,
): void {
  // Parsed on this side too: nothing but the listed fields may cross into the page.
  const handle = async (message: PageToWorker, sender: Sender) =>
    WorkerReply.parse(await answer(message, sender.tab?.id ?? -1));
  listen({ direction: 'page-to-worker', schema: PageToWorker, isAllowed: isPage, handle, signal });
}

/** Tells the content script of a tab; nobody there is no fault. */
export async function tellPage(tabId: number, message: WorkerToPage): Promise<void> {
  await sendToTab(tabId, 'worker-to-page', message);
}
