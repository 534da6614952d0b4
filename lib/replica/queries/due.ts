import { Dexie } from 'dexie';
import { clockOf, due, type Clock } from '#lib/domain/clock.ts';
import type { Customer } from '#lib/domain/customer.ts';
import type { MemberId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Replica } from '../database.ts';
import { readMeta } from '../meta.ts';
import type { Overlay, Phase } from '../overlay.ts';
import type { Refused } from '../record.ts';
import { oneRow } from '../slice.ts';
import { phaseOf } from './inquiry.ts';
import { reading } from './reading.ts';

/** Whose: those I am the assignee of, those nobody holds, or everybody's. */
export type Whose = 'mine' | 'pool' | 'team';

export interface DueItem {
  inquiry: Inquiry;
  clock: Clock;
  customer: Customer | null;
  assignee: Member | null;
  phase: Exclude<Phase, 'refused'> | null;
  refusals: Refused[];
}

/**
 * Inquiries with a running deadline, worst first: the longest overdue, then what is due next. Reads by index no more
 * rows than it returns, so a team's size does not slow it. `clock.state` tells over from soon from plenty.
 */
export function dueInquiries(
  replica: Replica,
  { now, whose, limit = 50 }: { now: Date; whose: Whose; limit?: number },
): Promise<DueItem[]> {
  return reading(replica, async (over) => {
    const me = (await readMeta(replica, 'me'))?.memberId ?? null;
    const rows = await worst(replica, { whose, me, limit, over });
    return Promise.all(rows.map((inquiry) => itemOf(replica, inquiry, over, now)));
  });
}

interface Wanted {
  whose: Whose;
  me: MemberId | null;
  limit: number;
  over: Overlay;
}

async function worst(replica: Replica, { whose, me, limit, over }: Wanted): Promise<Inquiry[]> {
  if (whose === 'mine' && !me) return [];
  const predicted = over.laid.inquiries;
  const holder = whose === 'mine' ? me : 'pool';
  const byDue =
    whose === 'team'
      ? replica.inquiries.orderBy('index.due')
      : replica.inquiries
          .where('[index.holder+index.due]')
          .between([holder, Dexie.minKey], [holder, Dexie.maxKey]);
  const kept = await byDue.limit(limit + predicted.size).toArray();
  const isWanted = (inquiry: Inquiry) =>
    due(inquiry) !== null &&
    (whose === 'team' || inquiry.assigneeId === (whose === 'mine' ? me : null));
  const rows = [
    ...kept.map(({ row }) => row).filter(({ id }) => !predicted.has(id)),
    ...[...predicted.values()].filter((row) => row !== null).filter(isWanted),
  ];
  const dueAt = (inquiry: Inquiry) => due(inquiry)?.by.getTime() ?? Infinity;
  return rows.toSorted((a, b) => dueAt(a) - dueAt(b)).slice(0, limit);
}

async function itemOf(
  replica: Replica,
  inquiry: Inquiry,
  over: Overlay,
  now: Date,
): Promise<DueItem> {
  const { id, customerId, assigneeId } = inquiry;
  const steps = over.steps.filter(({ action }) => 'inquiryId' in action && action.inquiryId === id);
  return {
    inquiry,
    clock: clockOf(inquiry, now),
    customer: await oneRow(replica, over.laid, 'customers', customerId),
    assignee: await oneRow(replica, over.laid, 'members', assigneeId),
    phase: phaseOf(steps),
    refusals: await replica.refused.where({ inquiryId: id }).sortBy('at'),
  };
}
