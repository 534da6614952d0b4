import { pageText } from '../page-text.ts';
import type { Shown } from '../shown.ts';
import { readAccount } from './account.ts';
import { lineOf } from '../line-of.ts';
import type { Anchor, OutlookAnchors } from './anchors.ts';
import { dateOf, messagesOf, newestOf, outside, paneOf, type MessagePart } from './message.ts';
import { rowsWith, selectedRow, senderIn } from './row.ts';
import { recipientsOf, senderOf } from './sender.ts';
import type { Where } from './where.ts';

/** The mail a page shows. */
export interface Reading {
  shown: Shown;
  part: MessagePart;
}

/** The newest opened message in the pane; the anchors that are missing of it; `null` where no mail is open. */
export function readMessage(
  document: Document,
  where: Where,
  anchors: OutlookAnchors,
  now: Date,
): Reading | { missing: Anchor[] } | null {
  const pane = paneOf(document, anchors);
  if (!pane) return null;
  const part = newestOf(messagesOf(pane, anchors), anchors, now);
  const heading = subjectOf(pane, anchors);
  if (!part && !heading) return null;
  const from = part && senderOf(part, anchors);
  const missing: Anchor[] = [
    ...(heading ? [] : (['subject'] as const)),
    ...(from ? [] : (['sender'] as const)),
    ...(part ? [] : (['body'] as const)),
  ];
  if (!heading || !from || !part) return { missing };
  const date = dateOf(part, anchors, now);
  const shown: Shown = {
    webmail: 'outlook',
    account: readAccount(document, where, anchors),
    place: null,
    gmail: null,
    rfcMessageId: null,
    from,
    subject: heading.textContent,
    recipients: recipientsOf(part, anchors),
    sentAt: date?.at ?? null,
    otherTimes: date?.others ?? [],
    bodies: [pageText(part.body.innerHTML)],
    attachments: [],
  };
  return { part, shown: withRowsAddress(shown, document, where, anchors) };
}

/** The heading of the mail, with the whole of a subject that is cut short on the screen. */
function subjectOf(pane: Element, anchors: OutlookAnchors): { textContent: string } | null {
  const headings = outside(pane, anchors.subject, anchors).filter(
    (one) => !(one instanceof HTMLInputElement),
  );
  const texts = new Set(headings.map((one) => one.getAttribute('title')?.trim() || lineOf(one)));
  // Two headings that differ: the page is between two mails.
  if (headings.length === 0 || texts.size !== 1) return null;
  return { textContent: [...texts][0] ?? '' };
}

/**
 * Where only a name is shown, the list's row may tell the address: of the same mail and the same name alone. A name may
 * be somebody else's address; where the row knows another, neither is believed.
 */
function withRowsAddress(
  shown: Shown,
  document: Document,
  where: Where,
  anchors: OutlookAnchors,
): Shown {
  const [row, ...others] = where.id === null ? [] : rowsWith(document, where.id, anchors);
  const isSelected = row !== undefined && row === selectedRow(document, anchors);
  const sender = row && isSelected && others.length === 0 ? senderIn(row, anchors) : null;
  const { from } = shown;
  if (!from || !sender || sender.name === '') return shown;
  if (from.address === '') return sender.name === from.name ? { ...shown, from: sender } : shown;
  const isNamedSo = from.name === '' && sender.name.toLowerCase() === from.address;
  return isNamedSo ? { ...shown, from: { name: from.address, address: '' } } : shown;
}
