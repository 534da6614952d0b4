import { and, asc, count, eq, isNull, ne } from 'drizzle-orm';
import type { MemberId, TeamId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Team } from '#lib/domain/team.ts';
import { fromRow } from '#server/database/rows.ts';
import { inquiries } from '#server/database/schema/inquiry.ts';
import { members } from '#server/database/schema/member.ts';
import { teams } from '#server/database/schema/team.ts';
import type { Deps } from '../deps.ts';

type Reading = Pick<Deps, 'database'>;

/** Who is in the team now, by name. */
export async function membersOf({ database }: Reading, teamId: TeamId): Promise<Member[]> {
  const rows = await database
    .select()
    .from(members)
    .where(and(eq(members.teamId, teamId), isNull(members.leftAt)))
    .orderBy(asc(members.name), asc(members.id));
  return rows.map(fromRow);
}

/** One member, also of those who left; `null` where the team has none such. */
export async function memberOf(
  { database }: Reading,
  teamId: TeamId,
  memberId: MemberId,
): Promise<Member | null> {
  const [row] = await database
    .select()
    .from(members)
    .where(and(eq(members.teamId, teamId), eq(members.id, memberId)));
  return row ? fromRow(row) : null;
}

/** The team itself, or `null` where there is none of that id. */
export async function teamOf({ database }: Reading, teamId: TeamId): Promise<Team | null> {
  const [row] = await database.select().from(teams).where(eq(teams.id, teamId));
  return row ? { id: row.id, name: row.name, visibility: row.visibility } : null;
}

/** How many inquiries that are not closed a member holds: what returns to the pool when they leave. */
export async function heldBy(
  { database }: Reading,
  teamId: TeamId,
  memberId: MemberId,
): Promise<number> {
  const [row] = await database
    .select({ held: count() })
    .from(inquiries)
    .where(
      and(
        eq(inquiries.teamId, teamId),
        eq(inquiries.assigneeId, memberId),
        ne(inquiries.stage, 'closed'),
      ),
    );
  return row?.held ?? 0;
}
