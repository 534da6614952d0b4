import type { ProfileId, TeamId } from '#lib/domain/ids.ts';
import { startingProfiles } from '#lib/domain/profiles/starting.ts';
import type { Deps } from '../deps.ts';
import { ship } from '../teams/ship.ts';

/** Gives a new team the profiles it begins with, none of them active yet. */
export async function shipProfiles(deps: Deps, teamId: TeamId): Promise<void> {
  const profiles = startingProfiles.map((one) => ({ ...one, id: deps.newId() as ProfileId }));
  await ship(
    deps,
    teamId,
    profiles.map((profile) => ({ type: 'save-profile', profile })),
  );
}
