import type { Action } from '#lib/domain/action.ts';
import type { Deps } from '../deps.ts';
import type { Who } from '../sight/sight.ts';
import { logPositions } from '../teams/log-positions.ts';
import { commitAt, type Committed } from './commit.ts';

/**
 * An action that a member's device sends. Whether they may is `decide`'s to say, but for one: that an account is
 * connected is the server's own word, given when it has the login.
 */
export async function performAction(deps: Deps, who: Who, action: Action): Promise<Committed> {
  const { teamId, memberId } = who;
  if (action.type === 'connect') {
    const at = (await logPositions(deps, [teamId])).get(teamId) ?? 0;
    return { outcome: { status: 'refused', refusal: { code: 'not-allowed', role: 'admin' } }, at };
  }
  return commitAt(deps, teamId, { kind: 'member', memberId }, action);
}
