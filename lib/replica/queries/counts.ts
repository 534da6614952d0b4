import { Dexie, type Collection } from 'dexie';
import { isOverdue } from '#lib/domain/clock.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { hasRole } from '#lib/domain/member.ts';
import type { Replica } from '../database.ts';
import { readMeta } from '../meta.ts';
import { oneRow } from '../slice.ts';
import { reading } from './reading.ts';

/** Counting every key of a large index takes a browser a second; this many say "very many". */
export const mostCounted = 1000;

/** Each at most `mostCounted`, which then means "or more". */
export interface Counts {
  /** Overdue and mine; overdue and anybody's; unclaimed in the pool. */
  mine: number;
  team: number;
  pool: number;
  /** What the badge says: mine for a rep, the team's for a manager. */
  badge: number;
}

/** Numbers by index alone, with the person's unsettled actions counted in. */
export function counts(replica: Replica, now: Date): Promise<Counts> {
  return reading(replica, async (over) => {
    const me = (await readMeta(replica, 'me'))?.memberId ?? null;
    const until = now.getTime();
    const { inquiries } = replica;
    const overdue = (holder: string) =>
      inquiries
        .where('[index.holder+index.due]')
        .between([holder, Dexie.minKey], [holder, until], true, true);
    const settled = {
      mine: me ? await size(overdue(me)) : 0,
      team: await size(inquiries.where('index.due').belowOrEqual(until)),
      pool: await size(inquiries.where('[index.holder+row.stage]').equals(['pool', 'open'])),
    };
    const add = (inquiry: Inquiry | null | undefined, by: 1 | -1) => {
      if (!inquiry) return;
      if (isOverdue(inquiry, now)) settled.team += by;
      if (isOverdue(inquiry, now) && inquiry.assigneeId === me) settled.mine += by;
      if (inquiry.stage === 'open') settled.pool += by;
    };
    for (const [id, predicted] of over.laid.inquiries) {
      add((await inquiries.get(id))?.row, -1);
      add(predicted, 1);
    }
    const member = await oneRow(replica, over.laid, 'members', me);
    const isManager = member !== null && hasRole(member, 'manager');
    return { ...settled, badge: isManager ? settled.team : settled.mine };
  });
}

/** Keys up to the limit come in one request; `count` would walk the whole range whatever the limit. */
async function size(rows: Collection): Promise<number> {
  return (await rows.limit(mostCounted).primaryKeys()).length;
}
