import { and, count, eq, inArray, max, ne } from 'drizzle-orm';
import type { InquiryId, MemberId, TeamId } from '#lib/domain/ids.ts';
import type { Office } from '#lib/domain/rules/assignee-of.ts';
import { fromRow } from '#server/database/rows.ts';
import { customers, inquiries } from '#server/database/schema/inquiry.ts';
import { members } from '#server/database/schema/member.ts';
import type { Deps } from '../deps.ts';
import { rosterOf } from '../roster/roster.ts';

/** The team as it is now, to say who of `among` gets an inquiry. What `among` leaves out is not counted. */
export async function officeFor(
  deps: Pick<Deps, 'database' | 'now'>,
  teamId: TeamId,
  inquiryId: InquiryId,
  among: readonly MemberId[],
): Promise<Office> {
  const { database, now } = deps;
  const [everybody, roster, owner, figures] = await Promise.all([
    database.select().from(members).where(eq(members.teamId, teamId)),
    rosterOf(deps, teamId),
    database
      .select({ id: customers.ownerId })
      .from(inquiries)
      .innerJoin(
        customers,
        and(eq(customers.teamId, teamId), eq(customers.id, inquiries.customerId)),
      )
      .where(and(eq(inquiries.teamId, teamId), eq(inquiries.id, inquiryId))),
    figuresOf(deps, teamId, among),
  ]);
  return {
    members: everybody.map(fromRow),
    now: now(),
    roster,
    ownerId: owner[0]?.id ?? null,
    ...figures,
  };
}

/** How many inquiries each holds, and when each was last given one that they still have or closed. */
async function figuresOf(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId,
  among: readonly MemberId[],
): Promise<Pick<Office, 'held' | 'lastGiven'>> {
  const held = new Map<MemberId, number>();
  const lastGiven = new Map<MemberId, Date>();
  if (among.length === 0) return { held, lastGiven };
  const theirs = and(eq(inquiries.teamId, teamId), inArray(inquiries.assigneeId, [...among]));
  const [counts, times] = await Promise.all([
    database
      .select({ id: inquiries.assigneeId, held: count() })
      .from(inquiries)
      .where(and(theirs, ne(inquiries.stage, 'closed')))
      .groupBy(inquiries.assigneeId),
    database
      .select({ id: inquiries.assigneeId, at: max(inquiries.assignedAt) })
      .from(inquiries)
      .where(theirs)
      .groupBy(inquiries.assigneeId),
  ]);
  for (const row of counts) if (row.id) held.set(row.id, row.held);
  for (const { id, at } of times) if (id && at) lastGiven.set(id, at);
  return { held, lastGiven };
}
