import type { PageReply } from '#lib/protocol/to-page.ts';
import { writeInto } from '../rich-draft.ts';
import { watchTouch } from '../touched.ts';
import { answeredThread } from './draft.ts';
import type { Ground } from './ground.ts';
import { inTime } from '../in-time.ts';
import { isId } from './read.ts';
import { eachCompose, type ComposeView } from './sdk.ts';

/** InboxSDK tells of a compose within two seconds. */
const patience = 10_000;

/**
 * Puts text into the open reply to the thread on screen, at the caret or above quote and signature, or opens one first.
 * A reply to another thread, in a window over this one, is never written into.
 */
export function inserter(
  ground: Ground,
  signal: AbortSignal,
): (text: string, until: AbortSignal) => Promise<PageReply> {
  const touched = new WeakMap<ComposeView, () => boolean>();
  eachCompose(
    ground.sdk,
    (compose, life) => touched.set(compose, watchTouch(compose.getBodyElement(), life)),
    signal,
  );
  return async (text, until) => {
    const compose = (await openedReply(ground, until)) ?? (await openReply(ground, until));
    if (!compose) return { ok: false, reason: 'no-reply' };
    const chosen = touched.get(compose)?.() ?? false;
    return writeInto(compose.getBodyElement(), { text, chosen, keepState: () => undefined });
  };
}

async function openedReply({ open }: Ground, signal: AbortSignal): Promise<ComposeView | null> {
  const thread = open.thread();
  const replies = open.composes().filter((one) => answeredThread(one) !== null);
  if (!thread) return replies.at(-1) ?? null;
  const threadId = await inTime(thread.getThreadIDAsync(), patience, signal);
  return replies.findLast((one) => answeredThread(one) === threadId) ?? null;
}

async function openReply(
  { open, sdk, document, anchors }: Ground,
  signal: AbortSignal,
): Promise<ComposeView | null> {
  const thread = open.thread();
  const link = document.querySelector<HTMLElement>(anchors.replyLink);
  const threadId = thread && (await inTime(thread.getThreadIDAsync(), patience, signal));
  if (!link || !isId(threadId)) return null;
  const end = new AbortController();
  const coming = new Promise<ComposeView>((resolve) =>
    eachCompose(
      sdk,
      (compose) => answeredThread(compose) === threadId && resolve(compose),
      AbortSignal.any([signal, end.signal]),
    ),
  );
  link.click();
  const compose = await inTime(coming, patience, signal);
  end.abort();
  return compose;
}
