import { foldAddress } from '#lib/domain/address.ts';
import type { Message } from '#lib/domain/message.ts';
import type { Bounce } from '../facts/bounce.ts';
import { isOurs } from '../facts/own-side.ts';
import { ignored, type Read, type Reading } from './reading.ts';

/** Servers try for up to five days before they give up (RFC 5321 §4.5.4.1); then one more for the report. */
const LATELY = 6 * 86_400_000;

/**
 * What a mail server's report means: that a mail of ours did not arrive, or nothing. One that is only delayed is tried
 * again, and one of several receivers may not be the customer. A report that names no mail is believed only where a
 * single one went to that address of late, and said to be probable.
 */
export async function readBounce(reading: Reading, bounce: Bounce): Promise<Read> {
  if (bounce.kind !== 'failed') return ignored(bounce.kind);
  const named = await namedBy(reading, bounce);
  const message = named ?? (await onlyOneTo(reading, bounce));
  if (!message || message.reply?.class === 'bounced') return ignored('report');
  if (reachedSomebody(reading, message, bounce)) return ignored('report');
  return {
    kind: 'action',
    action: {
      id: reading.idOf('bounced'),
      at: reading.now,
      type: 'bounced',
      inquiryId: message.inquiryId,
      messageId: message.id,
      status: bounce.status,
      isProbable: named === null,
    },
  };
}

async function namedBy({ look }: Reading, { messageIds }: Bounce): Promise<Message | null> {
  for (const rfcMessageId of messageIds) {
    const found = await look.known({ place: null, rfcMessageId, keys: [] });
    const ours = found.find(({ direction }) => direction === 'out');
    if (ours) return ours;
  }
  return null;
}

async function onlyOneTo(
  { look, facts }: Reading,
  { messageIds, recipients }: Bounce,
): Promise<Message | null> {
  // What it names and we do not know is a mail about something else.
  if (messageIds.length > 0 || recipients.length === 0) return null;
  const failed = recipients.map(foldAddress);
  const found = await look.conversations({
    rfcMessageIds: [],
    gmailThreadId: null,
    conversation: null,
    customerAddresses: failed,
  });
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
function reachedSomebody({ own }: Reading, message: Message, { recipients }: Bounce): boolean {
  const failed = recipients.map(foldAddress);
  // An address that is not among these may be where one of them forwards to.
  if (!addressesOf(message).some((address) => failed.includes(address))) return false;
  const meant = message.to.filter(({ address }) => !isOurs(address, own));
  return !meant.some(({ address }) => failed.includes(address));
}

function addressesOf({ to, cc }: Message): string[] {
  return [...to, ...cc].map(({ address }) => address);
}
