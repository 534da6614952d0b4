import { and, count, eq, inArray, ne, sql } from 'drizzle-orm';
import type { InquiryId, MemberId, TeamId } from '#lib/domain/ids.ts';
import type { Office } from '#lib/domain/rules/assignee-of.ts';
import type { Database, Transaction } from '#server/database/database.ts';
import { fromRow } from '#server/database/rows.ts';
import { customers, inquiries } from '#server/database/schema/inquiry.ts';
import { members } from '#server/database/schema/member.ts';
import { rosterOf } from '../roster/roster.ts';

type Reading = Database | Transaction;

/** How much each has, as far as it is counted. */
export interface Figures {
  held: Map<MemberId, number>;
  lastGiven: Map<MemberId, Date>;
}

/** The team as it is now, to say who of `among` gets an inquiry. What `among` leaves out is not counted. */
export async function officeOf(
  database: Reading,
  teamId: TeamId,
  { now, among }: { now: Date; among: readonly MemberId[] },
): Promise<Omit<Office, 'held' | 'lastGiven' | 'ownerId'> & Figures> {
  const [everybody, roster, figures] = await Promise.all([
    database.select().from(members).where(eq(members.teamId, teamId)),
    rosterOf({ database }, teamId),
    figuresOf(database, teamId, among),
  ]);
  return { members: everybody.map(fromRow), now, roster, ...figures };
}

/** Who looks after the customer of an inquiry. */
export async function ownerOf(
  { database }: { database: Reading },
  teamId: TeamId,
  inquiryId: InquiryId,
): Promise<MemberId | null> {
  const [row] = await database
    .select({ id: customers.ownerId })
    .from(inquiries)
    .innerJoin(customers, and(eq(customers.teamId, teamId), eq(customers.id, inquiries.customerId)))
    .where(and(eq(inquiries.teamId, teamId), eq(inquiries.id, inquiryId)));
  return row?.id ?? null;
}

/** How many inquiries each holds, and when each was last given one that they still have or closed. */
async function figuresOf(
  database: Reading,
  teamId: TeamId,
  among: readonly MemberId[],
): Promise<Figures> {
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
      .select({ id: members.id, at: lastOf(teamId) })
      .from(members)
      .where(and(eq(members.teamId, teamId), inArray(members.id, [...among]))),
  ]);
  for (const row of counts) if (row.id) held.set(row.id, row.held);
  for (const { id, at } of times) if (at) lastGiven.set(id, at);
  return { held, lastGiven };
}

/** One look into the index for each member, however many they were given. */
function lastOf(teamId: TeamId) {
  return sql<Date | null>`(select max(given.assigned_at) from ${inquiries} given
    where given.team_id = ${teamId} and given.assignee_id = ${members}.id)`.mapWith(
    inquiries.assignedAt,
  );
}
