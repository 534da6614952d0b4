import { foldAddress } from './address.ts';
import { baseSubject } from './fingerprint/subject.ts';
import type { InquiryId, MessageId } from './ids.ts';
import type { Message } from './message.ts';
import { agrees, isAt, type Sighting } from './sighting.ts';

/** What one row of a message list shows of a mail, or of the latest one of a conversation. */
export type RowSight = Pick<
  Sighting,
  'account' | 'place' | 'gmail' | 'webmailId' | 'from' | 'subject' | 'sentAt'
>;

/** What is known beside the messages. */
export interface RowContext {
  /** Folded addresses of the team's own: mailboxes and members. */
  ours: ReadonlySet<string>;
  /** Which message this row's `webmailId` was, when its mail was last open here. */
  remembered: MessageId | null;
}

/** How far apart the day a list shows and that of the mail may be, in milliseconds. */
export const twoDays = 2 * 86_400_000;

/**
 * Which inquiry a row of a message list belongs to, among messages that share an id, a place, or sender and subject
 * with it. Always two anchors: an id and the subject, a place and subject and sender, or sender and subject, with the
 * date where the row tells one. Sender and subject of two inquiries are nobody's: `null` then, and for a mail of ours,
 * whose sender tells nothing of the customer.
 */
export function recogniseRow(
  row: RowSight,
  among: readonly Message[],
  { ours, remembered }: RowContext,
): InquiryId | null {
  const isSubject = subjectOf(row);
  const isOurs = row.from !== null && ours.has(foldAddress(row.from.address));
  const tests: ((message: Message) => boolean)[] = [
    (message) => isAt(row, message) && agrees(row, message),
    (message) =>
      row.gmail !== null && message.gmail?.threadId === row.gmail.threadId && isSubject(message),
    (message) =>
      message.id === remembered &&
      isSubject(message) &&
      // Of a conversation the latest sender is shown, who may be one of us.
      (row.from === null || isOurs || agrees(row, message)),
    // Where there is no subject, a sender is one anchor.
    (message) =>
      !isOurs &&
      baseSubject(row.subject) !== '' &&
      isLetter(row, message) &&
      isSubject(message) &&
      isNear(row, message),
  ];
  let left = among;
  for (const passes of tests) {
    const found = left.filter(passes);
    const ids = new Set(found.map(({ inquiryId }) => inquiryId));
    const [only] = ids;
    if (only !== undefined && ids.size === 1) return only;
    if (ids.size === 0) continue;
    // Several are alike so far: what follows may only choose among them.
    left = found;
  }
  return null;
}

function subjectOf(row: RowSight): (message: Message) => boolean {
  const shown = baseSubject(row.subject);
  return (message) => baseSubject(message.subject) === shown;
}

/** The sender's address, and no other than a customer's. */
function isLetter({ from }: RowSight, { direction, from: known }: Message): boolean {
  if (direction !== 'in' || !from || !known || from.address === '') return false;
  return foldAddress(from.address) === foldAddress(known.address);
}

/** Whether the day shown can be that of the mail; lists round it, and show when it was sent or when it came. */
function isNear({ sentAt }: RowSight, message: Message): boolean {
  if (!sentAt) return true;
  const times = [message.receivedAt, ...(message.sentAt ? [message.sentAt] : [])];
  return times.some((time) => Math.abs(time.getTime() - sentAt.getTime()) <= twoDays);
}
