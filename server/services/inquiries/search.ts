import { sql } from 'drizzle-orm';
import type { Customer } from '#lib/domain/customer.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { fromJson } from '#server/database/rows.ts';
import type { Deps } from '../deps.ts';
import { atOneMoment, type Who } from '../sight/sight.ts';

const most = 50;

/**
 * Inquiries in whose subject, or in whose customer's name, company or addresses, each word of `text` occurs; newest
 * first, at most fifty, with their customers. Words are parts of words, in any script; case does not count. Closed ones
 * are found too, however old. `null` where the member is gone.
 */
export async function searchInquiries(
  deps: Deps,
  who: Who,
  text: string,
): Promise<{ inquiries: Inquiry[]; customers: Customer[] } | null> {
  const words = text.replaceAll('\0', '').trim().split(/\s+/u).filter(Boolean).slice(0, 8);
  if (words.length === 0) return { inquiries: [], customers: [] };
  return atOneMoment(deps, who, async (transaction, sight) => {
    const matches = words.map((word) => {
      const pattern = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
      return sql`(i.subject ilike ${pattern} or c.name ilike ${pattern} or c.company ilike ${pattern}
        or array_to_string(c.addresses, ' ') ilike ${pattern})`;
    });
    // The fifty are chosen before their rows are made into JSON: a common word matches a hundred thousand.
    const { rows } = await transaction.execute<{ inquiry: object; customer: { id: string } }>(sql`
      with hits as materialized (
        select i.id from inquiries i join customers c on c.team_id = i.team_id and c.id = i.customer_id
        where i.team_id = ${sight.team.id} and ${sight.seen('i')} and ${sql.join(matches, sql` and `)}
        order by i.last_message_at desc, i.id limit ${most})
      select to_jsonb(i) as inquiry, to_jsonb(c) as customer
      from hits join inquiries i on i.team_id = ${sight.team.id} and i.id = hits.id
        join customers c on c.team_id = i.team_id and c.id = i.customer_id
      order by i.last_message_at desc, i.id`);
    const customers = new Map(rows.map(({ customer }) => [customer.id, customer]));
    return {
      inquiries: rows.map(({ inquiry }) => fromJson('inquiries', inquiry)),
      customers: [...customers.values()].map((customer) => fromJson('customers', customer)),
    };
  });
}
