import { Dexie } from 'dexie';
import { isOverdue } from '#lib/domain/clock.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { hasRole } from '#lib/domain/member.ts';
import type { Replica } from '../database.ts';
import { readMeta } from '../meta.ts';
import { oneRow } from '../slice.ts';
import { reading } from './reading.ts';

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
    const settled = {
      mine: me
        ? await inquiries
            .where('[index.holder+index.due]')
            .between([me, Dexie.minKey], [me, until], true, true)
            .count()
        : 0,
      team: await inquiries.where('index.due').belowOrEqual(until).count(),
      pool: await inquiries.where('[index.holder+row.stage]').equals(['pool', 'open']).count(),
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
