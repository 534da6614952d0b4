import { clockOf, due, type Clock } from '#lib/domain/clock.ts';
import type { Customer } from '#lib/domain/customer.ts';
import type { InquiryId, MemberId } from '#lib/domain/ids.ts';
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

export interface DueQuestion {
  now: Date;
  whose: Whose;
  /** Only what is due from here, and up to there (both counted in). */
  from?: Date;
  until?: Date;
  /** 50 unless told. */
  limit?: number;
}

/**
 * Inquiries with a running deadline, worst first: the longest overdue, then what is due next. Reads by index no more
 * rows than it returns, so a team's size does not slow it. `clock.state` tells over from soon from plenty.
 */
export function dueInquiries(replica: Replica, question: DueQuestion): Promise<DueItem[]> {
  const { now, whose, limit = 50 } = question;
  return reading(replica, async (over) => {
    const me = (await readMeta(replica, 'me'))?.memberId ?? null;
    const from = question.from?.getTime() ?? -Infinity;
    const until = question.until?.getTime() ?? Infinity;
    const rows = await worst(replica, { whose, me, limit, from, until, over });
    return Promise.all(rows.map((inquiry) => itemOf(replica, inquiry, over, now)));
  });
}

/** These inquiries, whatever their clock, in this order; what is not in this browser's copy is left out. */
export function inquiryItems(
  replica: Replica,
  ids: readonly InquiryId[],
  now: Date,
): Promise<DueItem[]> {
  return reading(replica, async (over) => {
    const rows = await Promise.all(ids.map((id) => oneRow(replica, over.laid, 'inquiries', id)));
    const kept = rows.filter((row) => row !== null);
    return Promise.all(kept.map((inquiry) => itemOf(replica, inquiry, over, now)));
  });
}

interface Wanted {
  whose: Whose;
  me: MemberId | null;
  limit: number;
  from: number;
  until: number;
  over: Overlay;
}

async function worst(replica: Replica, wanted: Wanted): Promise<Inquiry[]> {
  const { whose, me, limit, from, until, over } = wanted;
  if (whose === 'mine' && !me) return [];
  const predicted = over.laid.inquiries;
  const holder = whose === 'mine' ? me : 'pool';
  const byDue =
    whose === 'team'
      ? replica.inquiries.where('index.due').between(from, until, true, true)
      : replica.inquiries
          .where('[index.holder+index.due]')
          .between([holder, from], [holder, until], true, true);
  const kept = await byDue.limit(limit + predicted.size).toArray();
  const dueAt = (inquiry: Inquiry) => due(inquiry)?.by.getTime() ?? NaN;
  const isWanted = (inquiry: Inquiry) =>
    dueAt(inquiry) >= from &&
    dueAt(inquiry) <= until &&
    (whose === 'team' || inquiry.assigneeId === (whose === 'mine' ? me : null));
  const rows = [
    ...kept.map(({ row }) => row).filter(({ id }) => !predicted.has(id)),
    ...[...predicted.values()].filter((row) => row !== null).filter(isWanted),
  ];
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
