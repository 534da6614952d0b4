import { hasRole } from '#lib/domain/member.ts';
import { Failure } from '#server/middleware/failure.ts';
import type { Deps } from '#server/services/deps.ts';
import { mailboxHealth } from '#server/services/health/mailbox-health.ts';
import { me } from '#server/services/teams/me.ts';
import { contract } from './contract.ts';
import { serve } from './endpoint.ts';

/** GET /api/mailboxes/health. */
export function mailboxHealthRoute(deps: Deps) {
  return serve(contract.mailboxHealth, async ({ c }) => {
    const who = c.get('who');
    const found = await me(deps, who);
    if (!found) throw new Failure('signed-out', 'You are not of this team any more.');
    if (!hasRole(found.member, 'manager')) {
      throw new Failure('not-allowed', 'Only a manager can see that.');
    }
    const all = await mailboxHealth(deps, who.teamId);
    return {
      mailboxes: all.map(
        ({ teamId: _team, accountId: _account, address: _address, ...health }) => health,
      ),
    };
  });
}
