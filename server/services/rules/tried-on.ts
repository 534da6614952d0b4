import { sql } from 'drizzle-orm';
import type { Customer } from '#lib/domain/customer.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { factsFrom } from '#lib/domain/rules/facts-from.ts';
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
    return { inquiry, customer, facts: factsFrom(inquiry, { customer, mailbox, first }) };
  });
}
