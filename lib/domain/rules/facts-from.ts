import { foldAddress } from '../address.ts';
import type { Customer } from '../customer.ts';
import type { Inquiry } from '../inquiry.ts';
import { mailboxAddresses, type Mailbox } from '../mailbox.ts';
import type { Message } from '../message.ts';
import type { RuleFacts } from './facts.ts';

/**
 * An inquiry as rules would see it by what is kept of it: the beginning of its first mail, its customer as they are
 * known now. `first` is the mail that began it, where it is at hand.
 */
export function factsFrom(
  inquiry: Inquiry,
  { customer, mailbox, first }: { customer: Customer; mailbox: Mailbox; first: Message | null },
): RuleFacts {
  const { subject, snippet, language, channel, product, receivedAt } = inquiry;
  return {
    addresses: reached(mailbox, first),
    subject,
    body: snippet,
    isCut: isCut(snippet),
    language,
    country: customer.country,
    channel,
    product,
    ownerId: customer.ownerId,
    isNewCustomer: customer.firstSeenAt >= receivedAt,
    hasAttachment: (first?.attachments.length ?? 0) > 0,
    receivedAt,
  };
}

/** The mailbox itself, and those of its aliases that the mail names. */
function reached(mailbox: Mailbox, first: Message | null): string[] {
  const named = new Set([...(first?.to ?? []), ...(first?.cc ?? [])].map(({ address }) => address));
  return mailboxAddresses(mailbox).filter(
    (address) => address === mailbox.address || named.has(foldAddress(address)),
  );
}

/** What a mail's snippet is cut to; one a little shorter may have lost a space at its end. */
const snippetLength = 300;

function isCut(snippet: string): boolean {
  return snippet.length >= snippetLength - 1;
}
