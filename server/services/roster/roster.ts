import { eq } from 'drizzle-orm';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Roster } from '#lib/domain/roster.ts';
import type { Database, Transaction } from '#server/database/database.ts';
import { fromRow } from '#server/database/rows.ts';
import { rosters } from '#server/database/schema/routing.ts';

/** Who looks after the pool on which day; `null` where the team does not say. */
export async function rosterOf(
  { database }: { database: Database | Transaction },
  teamId: TeamId,
): Promise<Roster | null> {
  const [row] = await database.select().from(rosters).where(eq(rosters.teamId, teamId)).limit(1);
  return row ? fromRow(row) : null;
}
