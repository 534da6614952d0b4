import type { CustomerId, InquiryId } from '#lib/domain/ids.ts';
import type { Conversation } from '#server/services/intake/conversations.ts';
import { isAutomatic } from '../facts/automatic.ts';
import { writerOf } from '../facts/customer.ts';
import { isOurs } from '../facts/own-side.ts';
import { ignored, located, waiting, type Read, type Reading } from './reading.ts';
import { referencesOf, threadOf } from '../facts/thread.ts';

/** What a mail in an inbox means: a new inquiry, a customer's next mail, one we know, or nothing. */
export async function readInbox(reading: Reading): Promise<Read> {
  const { seen, mail, known, mailboxAddresses, facts } = reading;
  if (known) return located(reading, known);
  const signal = isAutomatic(mail, mailboxAddresses);
  if (signal) return ignored(signal);
  const found = await reading.look.conversations({
    rfcMessageIds: referencesOf(facts),
    gmailThreadId: facts.gmail?.threadId ?? null,
    customerAddresses: [],
  });
  const senders = [facts.from, ...mail.replyTo].flatMap((one) => (one ? [one.address] : []));
  if (seen.of.kind === 'member') return readOwnInbox(reading, senders, found, seen.of.memberId);

  const writer = writerOf(mail, reading.own);
  if (!writer) return ignored('internal');
  const inquiryId = threadOf(facts, senders, found.map(waiting), reading.own);
  if (inquiryId) return wrote(reading, inquiryId);
  if (seen.notBefore && facts.receivedAt < seen.notBefore) return ignored('before');
  const { subject, snippet } = facts;
  return {
    kind: 'action',
    action: {
      id: reading.idOf('open'),
      at: reading.now,
      type: 'open',
      inquiryId: reading.idOf<InquiryId>('inquiry'),
      mailboxId: seen.of.mailboxId,
      customer: { id: reading.idOf<CustomerId>('customer'), ...writer.customer },
      inquiry: {
        subject,
        snippet,
        language: writer.customer.language,
        product: null,
        quantity: null,
        channel: writer.channel,
        channelEvidence: null,
        warnings: [],
      },
      message: facts,
      route: null,
      acknowledge: { may: false, reason: 'off', evidence: null },
    },
  };
}

/** A member's own account is theirs: only what goes on with an inquiry handed off to them is looked at. */
function readOwnInbox(
  reading: Reading,
  senders: string[],
  found: Conversation[],
  memberId: string,
): Read {
  const { facts, own } = reading;
  if (senders.every((address) => isOurs(address, own))) return ignored('internal');
  const theirs = found.filter(({ inquiry }) => inquiry.handoff?.memberId === memberId);
  const inquiryId = threadOf(facts, senders, theirs.map(waiting), own);
  return inquiryId ? wrote(reading, inquiryId) : ignored('unrelated');
}

function wrote({ idOf, now, facts }: Reading, inquiryId: InquiryId): Read {
  return {
    kind: 'action',
    action: {
      id: idOf('customer-wrote'),
      at: now,
      type: 'customer-wrote',
      inquiryId,
      message: facts,
      answersUnseen: false,
    },
  };
}
