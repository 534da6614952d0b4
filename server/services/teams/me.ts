import type { Member } from '#lib/domain/member.ts';
import type { Team } from '#lib/domain/team.ts';
import type { Deps } from '../deps.ts';
import { atOneMoment, type Who } from '../sight/sight.ts';

/** Who somebody is to their team; `null` where they are not of it any more. */
export async function me(deps: Deps, who: Who): Promise<{ team: Team; member: Member } | null> {
  return atOneMoment(deps, who, async (_transaction, { team, viewer }) => ({
    team,
    member: viewer.member,
  }));
}
