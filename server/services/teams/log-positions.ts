import { inArray } from 'drizzle-orm';
import type { TeamId } from '#lib/domain/ids.ts';
import { teams } from '#server/database/schema/team.ts';
import type { Deps } from '../deps.ts';

/** How far the logs of these teams are. */
export async function logPositions(
  { database }: Pick<Deps, 'database'>,
  teamIds: TeamId[],
): Promise<Map<TeamId, number>> {
  if (teamIds.length === 0) return new Map();
  const rows = await database
    .select({ id: teams.id, seq: teams.seq })
    .from(teams)
    .where(inArray(teams.id, teamIds));
  return new Map(rows.map(({ id, seq }) => [id, seq]));
}
