import type { Customer } from '#lib/domain/customer.ts';
import type { Asked, Inquiry } from '#lib/domain/inquiry.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Replica } from '../database.ts';
import { oneRow } from '../slice.ts';
import { reading } from './reading.ts';

/** An inquiry that a colleague asks its holder for. */
export interface AskItem {
  inquiry: Inquiry;
  asked: Asked;
  customer: Customer | null;
  asker: Member;
  holder: Member | null;
}

/** Requests nobody has answered, of the whole team, the longest waiting first; of somebody who left, none. */
export function openAsks(replica: Replica): Promise<AskItem[]> {
  return reading(replica, async ({ laid }) => {
    const kept = await replica.inquiries.where('index.asked').above(0).toArray();
    const rows = new Map<string, Inquiry | null>(kept.map(({ row }) => [row.id, row]));
    for (const [id, row] of laid.inquiries) rows.set(id, row);
    const items = await Promise.all(
      [...rows.values()].map(async (inquiry): Promise<AskItem | null> => {
        const asked = inquiry?.asked ?? null;
        const asker = await oneRow(replica, laid, 'members', asked?.memberId ?? null);
        if (!inquiry || !asked || !asker || asker.leftAt !== null) return null;
        const customer = await oneRow(replica, laid, 'customers', inquiry.customerId);
        const holder = await oneRow(replica, laid, 'members', inquiry.assigneeId);
        return { inquiry, asked, customer, asker, holder };
      }),
    );
    return items
      .filter((item) => item !== null)
      .toSorted((a, b) => a.asked.at.getTime() - b.asked.at.getTime());
  });
}
