import { notOnce } from '../anchors.ts';
import { lineOf } from '../line-of.ts';
import type { Shown } from '../shown.ts';
import { neededOfMessage, type PracticeAnchors } from './anchors.ts';
import { few } from '../few.ts';

/** The message on the page, the anchors that are missing, or `null` where no message is open. */
export function readMessage(
  document: Document,
  anchors: PracticeAnchors,
): Shown | { missing: string[] } | null {
  const find = (name: keyof PracticeAnchors) => document.querySelector<HTMLElement>(anchors[name]);
  const message = find('message');
  if (!message) return null;
  const missing = notOnce(document, anchors, [...neededOfMessage, 'message'], 'body');
  if (missing.length > 0) return { missing };
  const { folder = '', uid = '', messageId } = message.dataset;
  const sender = find('sender');
  return {
    webmail: 'practice',
    account: find('account')?.dataset.address ?? null,
    place: { folder, uid: Number(uid) },
    gmail: null,
    rfcMessageId: messageId ?? null,
    from: { name: lineOf(sender), address: sender?.dataset.address ?? '' },
    subject: lineOf(find('subject')),
    recipients: few<HTMLElement>(document, anchors.recipients).map(
      (one) => one.dataset.address ?? '',
    ),
    sentAt: new Date(find('date')?.getAttribute('datetime') ?? ''),
    otherTimes: [],
    // The page writes every mail as plain text, line for line.
    bodies: [find('body')?.textContent ?? ''],
    attachments: [],
  };
}
