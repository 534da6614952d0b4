import type { Action } from '#lib/domain/action.ts';
import type { Deps } from '../deps.ts';
import type { Who } from '../sight/sight.ts';
import { commit, type Outcome } from './commit.ts';

/**
 * An action that a member's device sends. Whether they may is `decide`'s to say, but for one: that an account is
 * connected is the server's own word, given when it has the login.
 */
export async function performAction(deps: Deps, who: Who, action: Action): Promise<Outcome> {
  if (action.type === 'connect') {
    return { status: 'refused', refusal: { code: 'not-allowed', role: 'admin' } };
  }
  return commit(deps, who.teamId, { kind: 'member', memberId: who.memberId }, action);
}
