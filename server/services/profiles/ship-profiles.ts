import type { ActionId, ProfileId, TeamId } from '#lib/domain/ids.ts';
import { startingProfiles } from '#lib/domain/profiles/starting.ts';
import { commit } from '../actions/commit.ts';
import type { Deps } from '../deps.ts';

/** Gives a new team the profiles it begins with, none of them active yet. */
export async function shipProfiles(deps: Deps, teamId: TeamId): Promise<void> {
  for (const profile of startingProfiles) {
    const outcome = await commit(
      deps,
      teamId,
      { kind: 'host' },
      {
        id: deps.newId() as ActionId,
        at: deps.now(),
        type: 'save-profile',
        profile: { ...profile, id: deps.newId() as ProfileId },
      },
    );
    if (outcome.status === 'refused')
      throw new Error(`a starting profile: ${outcome.refusal.code}`);
  }
}
