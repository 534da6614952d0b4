import { sql } from 'drizzle-orm';
import { foldAddress } from '#lib/domain/address.ts';
import type { Customer } from '#lib/domain/customer.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { mailboxAddresses, type Mailbox } from '#lib/domain/mailbox.ts';
import type { Message } from '#lib/domain/message.ts';
import type { RuleFacts } from '#lib/domain/rules/facts.ts';
import type { Transaction } from '#server/database/database.ts';
import { fromJson } from '#server/database/rows.ts';
import type { Sight } from '../sight/sight.ts';

/** An inquiry to try a rule on, and what of its first mail is still known. */
export interface TriedOn {
  inquiry: Inquiry;
  customer: Customer;
  facts: RuleFacts;
}

/** The latest inquiries of a team, newest first, as rules would have seen them. */
export async function latestInquiries(
  transaction: Transaction,
  sight: Sight,
  most: number,
): Promise<TriedOn[]> {
  const { rows } = await transaction.execute<{
    inquiry: object;
    customer: object;
    mailbox: object;
    message: object | null;
  }>(sql`
    with latest as materialized (
      select i.id from inquiries i where i.team_id = ${sight.team.id} and ${sight.seen('i')}
      order by i.received_at desc, i.id limit ${most})
    select to_jsonb(i) as inquiry, to_jsonb(c) as customer, to_jsonb(b) as mailbox,
      (select to_jsonb(m) from messages m
        where m.team_id = i.team_id and m.inquiry_id = i.id and m.direction = 'in'
        order by m.received_at, m.id limit 1) as message
    from latest join inquiries i on i.team_id = ${sight.team.id} and i.id = latest.id
      join customers c on c.team_id = i.team_id and c.id = i.customer_id
      join mailboxes b on b.team_id = i.team_id and b.id = i.mailbox_id
    order by i.received_at desc, i.id`);
  return rows.map((row) => {
    const inquiry = fromJson('inquiries', row.inquiry);
    const customer = fromJson('customers', row.customer);
    const mailbox = fromJson('mailboxes', row.mailbox);
    const first = row.message ? fromJson('messages', row.message) : null;
    return { inquiry, customer, facts: factsOf(inquiry, customer, mailbox, first) };
  });
}

function factsOf(
  inquiry: Inquiry,
  customer: Customer,
  mailbox: Mailbox,
  first: Message | null,
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
