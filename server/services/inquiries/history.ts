import { sql } from 'drizzle-orm';
import type { Customer } from '#lib/domain/customer.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Message } from '#lib/domain/message.ts';
import type { Note } from '#lib/domain/note.ts';
import { fromJson } from '#server/database/rows.ts';
import { upsertOf, wholeInquiry, type Found } from '../changes/read-rows.ts';
import type { Deps } from '../deps.ts';
import { atOneMoment, type Who } from '../sight/sight.ts';

/** Everything about one inquiry; lists are oldest first. */
export interface History {
  inquiry: Inquiry;
  customer: Customer;
  messages: Message[];
  notes: Note[];
  entries: Entry[];
  /** Other inquiries of the same customer, newest first, at most fifty. */
  others: Inquiry[];
  /** Inquiries that were put to this one, and to those, oldest first. */
  merged: Inquiry[];
}

/** The whole history of an inquiry; `null` where it is not there, or not theirs to see. */
export async function inquiryHistory(
  deps: Deps,
  who: Who,
  inquiryId: InquiryId,
): Promise<History | null> {
  return atOneMoment(deps, who, async (transaction, sight) => {
    const { rows } = await transaction.execute<Found>(wholeInquiry(sight, inquiryId));
    const found = rows.map(upsertOf);
    const of = <T extends (typeof found)[number]['table']>(table: T) =>
      found.flatMap((one) => (one.table === table ? [one.row] : [])) as Extract<
        (typeof found)[number],
        { table: T }
      >['row'][];
    const [inquiry] = of('inquiries');
    const [customer] = of('customers');
    if (!inquiry || !customer) return null;
    const others = await transaction.execute<{ row: object }>(sql`
      select to_jsonb(i) as row from inquiries i
      where i.team_id = ${sight.team.id} and i.customer_id = ${customer.id} and i.id <> ${inquiryId}
        and ${sight.seen('i')} order by i.received_at desc limit 50`);
    const merged = await transaction.execute<{ row: object }>(sql`
      with recursive parts(id) as (
        select i.id from inquiries i where i.team_id = ${sight.team.id} and i.merged_into = ${inquiryId}
        union select i.id from inquiries i join parts p on i.merged_into = p.id where i.team_id = ${sight.team.id})
      select to_jsonb(i) as row from inquiries i join parts p on i.id = p.id
      where i.team_id = ${sight.team.id} and ${sight.seen('i')} order by i.received_at, i.id`);
    return {
      inquiry,
      customer,
      messages: of('messages').toSorted((a, b) => Number(a.receivedAt) - Number(b.receivedAt)),
      notes: of('notes').toSorted((a, b) => Number(a.at) - Number(b.at)),
      entries: of('entries').toSorted((a, b) => a.seq - b.seq),
      others: others.rows.map(({ row }) => fromJson('inquiries', row)),
      merged: merged.rows.map(({ row }) => fromJson('inquiries', row)),
    };
  });
}
