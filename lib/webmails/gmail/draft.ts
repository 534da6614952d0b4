import type { Addressed } from '#lib/protocol/guard.ts';
import { pageText } from '../page-text.ts';
import type { Leaving } from '../sent.ts';
import { valueOf } from '../value-of.ts';
import type { GmailAnchors } from './anchors.ts';
import { isId } from './read.ts';
import type { ComposeView } from './sdk.ts';
import { few } from '../few.ts';

/**
 * The thread a compose answers, by its id; `null` for a new mail and a forward. InboxSDK knows a reply in a window of
 * its own by a class alone, so that the thread's id counts too: a new mail has none until Gmail has saved it.
 */
export function answeredThread(compose: ComposeView): string | null {
  if (compose.isForward()) return null;
  const threadId = compose.getThreadID();
  return isId(threadId) ? threadId : null;
}

/** From which address to whom. `account`: whose mail goes out where the compose shows no choice of addresses. */
export function addressedOf(
  compose: ComposeView,
  anchors: GmailAnchors,
  account: string,
): Addressed {
  const chosen = valueOf(compose.getElement().querySelector(anchors.from));
  const to = [...compose.getToRecipients(), ...compose.getCcRecipients()]
    .map(({ emailAddress }) => emailAddress)
    .filter(Boolean);
  const folded = compose.getElement().querySelectorAll(anchors.foldedRecipients);
  const shown = [...folded].map((one) => one.getAttribute('email') ?? '').filter(Boolean);
  return {
    from: chosen || account || null,
    to: to.length > 0 ? to : shown,
  };
}

/** The mail as it stands in the compose. */
export function draftOf(
  compose: ComposeView,
  anchors: GmailAnchors,
  account: string,
): Omit<Leaving, 'answered' | 'sentAt'> {
  const { from, to } = addressedOf(compose, anchors, account);
  const attachments = few(compose.getElement(), anchors.attachment);
  return {
    from: from === null ? null : { name: '', address: from },
    to,
    subject: compose.getSubject() ?? '',
    body: pageText(compose.getHTMLContent()),
    attachments: attachments.map((one) => one.textContent?.trim() ?? '').filter(Boolean),
  };
}
