import { due } from '#lib/domain/clock.ts';
import { hasRole } from '#lib/domain/member.ts';
import type { Replica } from '#lib/replica/database.ts';
import { dueInquiries, type Whose } from '#lib/replica/queries/due.ts';
import { unseenRefusals } from '#lib/replica/queries/news.ts';
import { whoAmI } from '#lib/replica/queries/team.ts';
import { askPatience, refusalGrace, soonBefore, untoldAsks, waitingAsks } from './reminders.ts';

/** The next moment at which badge or notifications can change by time alone; `null`: none in sight. */
export async function nextWake(replica: Replica, now: Date): Promise<Date | null> {
  const me = (await whoAmI(replica))?.member;
  if (!me) return null;
  const isManager = hasRole(me, 'manager');
  const whose: Whose = isManager ? 'team' : 'mine';
  const [over, soon, [unseen], asks, untold] = await Promise.all([
    firstDueAfter(replica, now.getTime(), whose),
    firstDueAfter(replica, now.getTime() + soonBefore, 'mine'),
    unseenRefusals(replica),
    isManager ? waitingAsks(replica, me.id) : [],
    untoldAsks(replica, me.id),
  ]);
  const moments = [
    over,
    soon && soon - soonBefore,
    unseen && unseen.refused.at.getTime() + refusalGrace,
    ...asks.map(({ asked }) => asked.at.getTime() + askPatience),
    ...untold.map(({ tellAt }) => tellAt.getTime()),
  ].filter((moment) => moment !== null && moment !== undefined);
  const ahead = moments.filter((moment) => moment > now.getTime());
  return ahead.length > 0 ? new Date(Math.min(...ahead)) : null;
}

async function firstDueAfter(
  replica: Replica,
  after: number,
  whose: Whose,
): Promise<number | null> {
  const from = new Date(after + 1);
  const [first] = await dueInquiries(replica, { now: from, whose, from, limit: 1 });
  return (first && due(first.inquiry)?.by.getTime()) ?? null;
}
