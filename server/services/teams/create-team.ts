import type { TeamId } from '#lib/domain/ids.ts';
import type { Team } from '#lib/domain/team.ts';
import { teams } from '#server/database/schema/team.ts';
import type { Deps } from '../deps.ts';

/**
 * Begins a team with an empty log. Everything after that, its first member too, is an action. A server that was set up
 * twice at once keeps both: nobody is in the second.
 */
export async function createTeam(
  deps: Deps,
  given: Omit<Team, 'id'> & { id?: TeamId },
): Promise<Team> {
  const { database, now, newId } = deps;
  const team: Team = { ...given, id: given.id ?? (newId() as TeamId) };
  await database.insert(teams).values({ ...team, createdAt: now() });
  return team;
}
