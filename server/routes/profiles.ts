import { hasRole } from '#lib/domain/member.ts';
import type { TeamId } from '#lib/domain/ids.ts';
import type { LearnResponse } from '#lib/protocol/api.ts';
import { Failure } from '#server/middleware/failure.ts';
import type { Deps } from '#server/services/deps.ts';
import { me } from '#server/services/teams/me.ts';
import { contract } from './contract.ts';
import { serve } from './endpoint.ts';

/** Reads a pasted mail for a team; given by `main`, since reading mails is not HTTP's. */
export type Learn = (teamId: TeamId, sample: string) => Promise<LearnResponse>;

/** POST /api/profiles/learn. */
export function profilesRoute(deps: Deps, learn: Learn) {
  return serve(contract.learn, async ({ body, c }) => {
    const who = c.get('who');
    const found = await me(deps, who);
    if (!found) throw new Failure('signed-out', 'You are not of this team any more.');
    if (!hasRole(found.member, 'manager')) {
      throw new Failure('not-allowed', 'Only a manager can do that.');
    }
    return learn(who.teamId, body.sample);
  });
}
