import { toHtml } from '#lib/domain/templates/to-html.ts';
import type { PageReply } from '#lib/protocol/bridge.ts';
import type { ComposeView } from './sdk.ts';
import type { Open } from './watch.ts';

/** Reply at the end of a thread. Not part of InboxSDK. */
const replyLink = '[role="main"] .ams.bkH';
const patience = 10_000;

/** Puts text at the caret of the open draft, or opens a reply first. Gmail's own undo takes it out. */
export async function insertIntoDraft(
  open: Open,
  text: string,
  document: Document,
  signal: AbortSignal,
): Promise<PageReply> {
  const compose = open.compose ?? (await openReply(open, document, signal));
  if (!compose) return { ok: false, reason: 'no-reply' };
  // InboxSDK puts in what it is given: this is text of ours, with nothing in it that is markup.
  const inserted = compose.insertHTMLIntoBodyAtCursor(toHtml(text));
  return inserted ? { ok: true } : { ok: false, reason: 'refused' };
}

function openReply(
  open: Open,
  document: Document,
  signal: AbortSignal,
): Promise<ComposeView | null> {
  const link = document.querySelector<HTMLElement>(replyLink);
  if (!open.thread || !link) return Promise.resolve(null);
  link.click();
  const until = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  return new Promise((resolve) => {
    // InboxSDK tells of it within two seconds; `watchGmail` notes it.
    const timer = setInterval(() => {
      if (!open.compose && !until.aborted) return;
      clearInterval(timer);
      resolve(open.compose);
    }, 100);
  });
}
