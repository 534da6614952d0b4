import type { Customer } from '#lib/domain/customer.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Replica } from '../database.ts';
import { readMeta } from '../meta.ts';
import type { Refused } from '../record.ts';
import { oneRow } from '../slice.ts';
import { reading } from './reading.ts';

/** Inquiries others gave me since then, oldest first, that I still hold. */
export interface GivenItem {
  inquiry: Inquiry;
  customer: Customer | null;
  by: Member | null;
}

export function givenToMe(replica: Replica, since: Date): Promise<GivenItem[]> {
  return reading(replica, async ({ laid }) => {
    const me = (await readMeta(replica, 'me'))?.memberId;
    if (!me) return [];
    const kept = await replica.inquiries
      .where('[index.holder+index.assigned]')
      .between([me, since.getTime()], [me, Infinity], true, true)
      .toArray();
    const given = kept
      .map(({ row }) => row)
      .filter((row) => row.assignedBy !== me && row.stage !== 'closed');
    return Promise.all(
      given.map(async (inquiry) => ({
        inquiry,
        customer: await oneRow(replica, laid, 'customers', inquiry.customerId),
        by: await oneRow(replica, laid, 'members', inquiry.assignedBy),
      })),
    );
  });
}

/** A new inquiry that a rule, or the roster, says I should know of. */
export interface RoutedItem {
  inquiry: Inquiry;
  customer: Customer | null;
}

/** Those that came since then, oldest first: neither closed by now nor mine, which is told as such. */
export function routedToMe(replica: Replica, since: Date): Promise<RoutedItem[]> {
  return reading(replica, async ({ laid }) => {
    const me = (await readMeta(replica, 'me'))?.memberId;
    if (!me) return [];
    const kept = await replica.inquiries
      .where('index.told')
      .between([me, since.getTime()], [me, Infinity], true, true)
      .toArray();
    const news = kept
      .map(({ row }) => row)
      .filter((row) => row.assigneeId !== me && row.stage !== 'closed');
    return Promise.all(
      news.map(async (inquiry) => ({
        inquiry,
        customer: await oneRow(replica, laid, 'customers', inquiry.customerId),
      })),
    );
  });
}

/** A refusal that has been on no screen, with the inquiry it is about. */
export interface UnseenRefusal {
  refused: Refused;
  inquiry: Inquiry | null;
  customer: Customer | null;
  /** Who was first, where the refusal says so. */
  other: Member | null;
}

export function unseenRefusals(replica: Replica): Promise<UnseenRefusal[]> {
  return reading(replica, async ({ laid }) => {
    const unseen = await replica.refused.filter(({ shownAt }) => shownAt === null).sortBy('at');
    return Promise.all(
      unseen.map(async (refused) => {
        const { refusal, inquiryId } = refused;
        const inquiry = await oneRow(replica, laid, 'inquiries', inquiryId);
        const otherId = refusal && 'memberId' in refusal ? refusal.memberId : null;
        return {
          refused,
          inquiry,
          customer: await oneRow(replica, laid, 'customers', inquiry?.customerId ?? null),
          other: await oneRow(replica, laid, 'members', otherId),
        };
      }),
    );
  });
}
