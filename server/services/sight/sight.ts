import { eq, sql, type SQL } from 'drizzle-orm';
import type { MemberId, TeamId } from '#lib/domain/ids.ts';
import { maySee, type Viewer } from '#lib/domain/may-see.ts';
import type { Team } from '#lib/domain/team.ts';
import type { Database, Transaction } from '#server/database/database.ts';
import { fromRow } from '#server/database/rows.ts';
import { members } from '#server/database/schema/member.ts';
import { teams } from '#server/database/schema/team.ts';
import type { Deps } from '../deps.ts';

/** Whom a question is answered to. */
export interface Who {
  teamId: TeamId;
  memberId: MemberId;
}

/** What somebody may see, at one moment of the team's log. */
export interface Sight {
  viewer: Viewer;
  team: Team;
  /** How far the log is at this moment. */
  seq: number;
  /** Whether some inquiry of the team may be hidden from them. */
  isRestricted: boolean;
  /** The condition that inquiries under this alias are theirs to see. */
  seen(alias: 'i' | 'r'): SQL;
}

/**
 * Asks questions that must fit together: all of them see the database as it was at the first. `null` where the member
 * is not, or no longer, of the team.
 */
export function atOneMoment<T>(
  { database }: Pick<Deps, 'database'>,
  who: Who,
  ask: (transaction: Transaction, sight: Sight) => Promise<T>,
): Promise<T | null> {
  return database.transaction(
    async (transaction) => {
      const sight = await sightOf(transaction, who);
      return sight && ask(transaction, sight);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

async function sightOf(database: Transaction | Database, who: Who): Promise<Sight | null> {
  const [found, people] = await Promise.all([
    database.select().from(teams).where(eq(teams.id, who.teamId)),
    database.select().from(members).where(eq(members.teamId, who.teamId)),
  ]);
  const [team] = found;
  const row = people.find(({ id }) => id === who.memberId);
  if (!team || !row || row.leftAt) return null;
  const { id, name, visibility, seq } = team;
  const viewer = { member: fromRow(row), visibility };
  const ids = people.map((person) => person.id);
  const condition = seenBy(viewer, ids);
  return {
    viewer,
    team: { id, name, visibility },
    seq,
    isRestricted: condition !== null,
    seen: (alias) => (condition ? condition(sql.raw(alias)) : sql`true`),
  };
}

/**
 * `maySee`, asked once for each possible assignee, as a condition of SQL; `null` where nothing is hidden. So there is
 * one rule, and it stands in `lib/domain`.
 */
function seenBy(viewer: Viewer, memberIds: MemberId[]): ((alias: SQL) => SQL) | null {
  const whose = memberIds.filter((assigneeId) => maySee(viewer, { assigneeId }));
  const isPoolSeen = maySee(viewer, { assigneeId: null });
  if (isPoolSeen && whose.length === memberIds.length) return null;
  return (alias) => {
    const held = sql`${alias}.assignee_id = any(${sql.param(whose)}::uuid[])`;
    return isPoolSeen ? sql`(${alias}.assignee_id is null or ${held})` : held;
  };
}
