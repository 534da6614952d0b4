import type { CustomerId, InquiryId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Replica } from '#lib/replica/database.ts';
import { writeMeta, type Meta } from '#lib/replica/meta.ts';
import { aReplica, be, bring, upsert } from '#tests/lib/replica/a-replica.ts';
import { aCustomer, aMailbox, aMember, anInquiry, hoursLater, idOf } from '#tests/support/rows.ts';

export const linda = aMember('Linda');
export const zhou = aMember('Zhou', 'manager');
export const lei = aMember('Lei');

/** 50 hours after the morning on which everything begins. */
export const now = hoursLater(50);

/** An inquiry whose reply is due `left` hours from now, and its customer. */
export function dueIn(company: string, left: number, over: Partial<Inquiry> = {}) {
  const customerId = idOf<CustomerId>(`customer of ${company}`);
  const inquiry = anInquiry({
    id: idOf<InquiryId>(company),
    customerId,
    subject: `Quote for ${company}`,
    viewBy: null,
    replyBy: hoursLater(left, now),
    ...over,
  });
  const address = `${company.toLowerCase().replaceAll(' ', '.')}@buyer.example`;
  return { inquiry, customer: aCustomer({ id: customerId, company, addresses: [address] }) };
}

export const heldBy = (member: Member) =>
  ({ stage: 'claimed', assigneeId: member.id, assignedAt: now, assignedBy: member.id }) as const;

/** A connected browser of this member's, as of now. */
export async function seeded(
  me: Member,
  rows: ReturnType<typeof dueIn>[],
  meta: Partial<Meta> = {},
): Promise<Replica> {
  const replica = aReplica();
  await be(replica, me);
  await bring(
    replica,
    1,
    ...upsert('members', linda, zhou, lei),
    ...upsert('mailboxes', aMailbox()),
    ...upsert('customers', ...rows.map(({ customer }) => customer)),
    ...upsert('inquiries', ...rows.map(({ inquiry }) => inquiry)),
  );
  await writeMeta(replica, { syncedAt: now, ...meta });
  return replica;
}
