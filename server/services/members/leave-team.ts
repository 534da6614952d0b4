import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/domain/actor.ts';
import type { ActionId, MemberId, TeamId } from '#lib/domain/ids.ts';
import { people } from '#server/database/schema/auth.ts';
import { accounts } from '#server/database/schema/mail.ts';
import { commit } from '../actions/commit.ts';
import type { Outcome } from '../actions/outcome.ts';
import type { Deps } from '../deps.ts';

/**
 * A member leaves: their inquiries return to the pool, and their login, sessions, devices and the password of their own
 * account are deleted. A server that dies in between has shut them out all the same: each of these is asked for the
 * member's row first.
 */
export async function leaveTeam(
  deps: Deps,
  teamId: TeamId,
  actor: Actor,
  memberId: MemberId,
): Promise<Outcome> {
  const id = deps.newId() as ActionId;
  const outcome = await commit(deps, teamId, actor, {
    id,
    at: deps.now(),
    type: 'leave',
    memberId,
  });
  if (outcome.status === 'refused') return outcome;
  const { database, signals } = deps;
  await database
    .delete(people)
    .where(and(eq(people.teamId, teamId), eq(people.memberId, memberId)));
  await database
    .delete(accounts)
    .where(and(eq(accounts.teamId, teamId), eq(accounts.memberId, memberId)));
  signals.announce({ kind: 'doors', teamId });
  return outcome;
}
