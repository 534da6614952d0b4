import { Failure } from '#server/middleware/failure.ts';
import type { Deps } from '#server/services/deps.ts';
import { me } from '#server/services/teams/me.ts';
import { contract } from './contract.ts';
import { serve } from './endpoint.ts';

/** GET /api/me. */
export function meRoute(deps: Deps) {
  return serve(contract.me, async ({ c }) => {
    const found = await me(deps, c.get('who'));
    if (!found) throw new Failure('signed-out', 'You are not of this team any more.');
    return { ...found, serverTime: deps.now().toISOString() };
  });
}
