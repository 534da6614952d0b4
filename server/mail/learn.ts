import type { TeamId } from '#lib/domain/ids.ts';
import { mailboxAddresses } from '#lib/domain/mailbox.ts';
import type { Deps } from '#server/services/deps.ts';
import { surroundings } from '#server/services/intake/surroundings.ts';
import { learnProfile, type Lesson } from './facts/learn-profile.ts';
import { ownSideOf } from './facts/own-side.ts';

/** Says what a team's own sample teaches about reading its like. Nothing of it is kept. */
export function learnWith(deps: Deps) {
  return async (teamId: TeamId, sample: string): Promise<Lesson> => {
    const { mailboxes, members } = await surroundings(deps, teamId);
    const addresses = [
      ...mailboxes.flatMap(mailboxAddresses),
      ...members.map(({ address }) => address),
    ];
    return learnProfile(sample, ownSideOf(addresses));
  };
}
