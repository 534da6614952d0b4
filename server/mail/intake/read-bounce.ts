import { foldAddress } from '#lib/domain/address.ts';
import type { ActionId } from '#lib/domain/ids.ts';
import type { Message } from '#lib/domain/message.ts';
import type { Pointers } from '#server/services/intake/conversations.ts';
import type { Bounce } from '../facts/bounce.ts';
import { isOurs, type OwnSide } from '../facts/own-side.ts';
import { ignored, type Read, type Reading } from './reading.ts';

/** Servers try for up to five days before they give up (RFC 5321 §4.5.4.1); then one more for the report. */
export const LATELY = 6 * 86_400_000;

/**
 * What a mail server's report means: that a mail of ours did not arrive, or nothing. One that is only delayed is tried
 * again, and one of several receivers may not be the customer. A report that names no mail is believed only where a
 * single one went to that address of late, and said to be probable. One that names a mail nobody has seen yet is kept
 * until it is, where that may be to a customer.
 */
export async function readBounce(reading: Reading, bounce: Bounce): Promise<Read> {
  if (bounce.kind !== 'failed') return ignored(bounce.kind);
  const { messageIds, recipients, status } = bounce;
  const id = reading.idOf<ActionId>('bounced');
  const named = await namedBy(reading, bounce);
  if (named.length === 0 && messageIds.length > 0) {
    if (!(await mayBeToCustomer(reading, recipients))) return ignored('report');
    const reportedAt = reading.facts.receivedAt;
    const report = { id, rfcMessageIds: messageIds, recipients, status, reportedAt };
    return { kind: 'early-report', report };
  }
  const ours = named.find(({ direction }) => direction === 'out') ?? null;
  const message = ours ?? (await onlyOneTo(reading, bounce));
  if (!message || message.reply?.class === 'bounced') return ignored('report');
  if (reachedSomebody(message, recipients, reading.own)) return ignored('report');
  const { inquiryId, id: messageId } = message;
  const about = { inquiryId, messageId, status, isProbable: ours === null };
  return { kind: 'action', action: { id, at: reading.now, type: 'bounced', ...about } };
}

/** Which mails that the team has it names, its customers' too. */
async function namedBy({ look }: Reading, { messageIds }: Bounce): Promise<Message[]> {
  const found: Message[] = [];
  for (const rfcMessageId of messageIds) {
    found.push(...(await look.known({ place: null, rfcMessageId, keys: [] })));
  }
  return found;
}

/**
 * Whether a mail nobody has seen yet can be an answer to a customer. Where somebody forges our address, reports of mails
 * that we never sent come by the thousand, and what bounces in a member's own account is mostly theirs alone.
 */
async function mayBeToCustomer({ look }: Reading, recipients: readonly string[]): Promise<boolean> {
  if (recipients.length === 0) return true;
  return (await look.conversations(to(recipients.map(foldAddress)))).length > 0;
}

function to(customerAddresses: string[]): Pointers {
  return { rfcMessageIds: [], gmailThreadId: null, conversation: null, customerAddresses };
}

async function onlyOneTo(
  { look, facts }: Reading,
  { messageIds, recipients }: Bounce,
): Promise<Message | null> {
  // What it names and we do not know is a mail about something else.
  if (messageIds.length > 0 || recipients.length === 0) return null;
  const failed = recipients.map(foldAddress);
  const found = await look.conversations(to(failed));
  const perhaps = found
    .flatMap(({ messages }) => messages)
    .filter((message) => {
      const age = facts.receivedAt.getTime() - message.receivedAt.getTime();
      const isRecent = message.direction === 'out' && age >= 0 && age < LATELY;
      return isRecent && addressesOf(message).some((address) => failed.includes(address));
    });
  const [only, ...more] = perhaps;
  return only && more.length === 0 ? only : null;
}

/** A colleague in copy whose mailbox is full takes nothing from an answer that the customer has. */
export function reachedSomebody(
  message: Message,
  recipients: readonly string[],
  own: OwnSide,
): boolean {
  const failed = recipients.map(foldAddress);
  // An address that is not among these may be where one of them forwards to.
  if (!addressesOf(message).some((address) => failed.includes(address))) return false;
  const meant = message.to.filter(({ address }) => !isOurs(address, own));
  return !meant.some(({ address }) => failed.includes(address));
}

function addressesOf({ to, cc }: Message): string[] {
  return [...to, ...cc].map(({ address }) => address);
}
