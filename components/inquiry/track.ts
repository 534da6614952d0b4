import type { CustomerId, InquiryId, MessageId } from '#lib/domain/ids.ts';
import { foldAddress } from '#lib/domain/address.ts';
import { nothingKnown } from '#lib/domain/customer.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import type { ActionOf } from '#lib/domain/action.ts';
import type { Author } from '#lib/replica/perform.ts';

/**
 * The mail on screen as the beginning of an inquiry: what the page shows of it and no more. It has no place, for no
 * page tells a folder's UIDVALIDITY; its keys are what it will be recognised by.
 */
export function trackedBySighting(
  sighting: Sighting,
  mailbox: Mailbox,
  author: Author,
): Omit<ActionOf<'open'>, 'id' | 'at'> {
  const { from, subject, gmail, recipients, sentAt } = sighting;
  const address = from ? foldAddress(from.address) : '';
  return {
    type: 'open',
    inquiryId: author.newId() as InquiryId,
    mailboxId: mailbox.id,
    customer: {
      id: author.newId() as CustomerId,
      name: from?.name ?? '',
      addresses: address ? [address] : [],
      ...nothingKnown,
    },
    inquiry: {
      subject,
      snippet: '',
      language: null,
      product: null,
      quantity: null,
      channel: 'unknown',
      channelEvidence: null,
      warnings: [],
    },
    route: null,
    acknowledge: { may: false, reason: 'by-hand', evidence: null },
    message: {
      id: author.newId() as MessageId,
      direction: 'in',
      rfcMessageId: sighting.rfcMessageId || null,
      inReplyTo: null,
      references: [],
      from,
      to: recipients.slice(0, 50).map((to) => ({ name: '', address: foldAddress(to) })),
      cc: [],
      recipients: recipients.length,
      subject,
      snippet: '',
      sentAt,
      receivedAt: sentAt ?? author.now(),
      attachments: [],
      places: [],
      gmail: gmail?.messageId ? { messageId: gmail.messageId, threadId: gmail.threadId } : null,
      conversation: null,
      authentication: null,
      reply: null,
      keys: sighting.keys,
    },
  };
}
