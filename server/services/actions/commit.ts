import type { Action } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import { decide } from '#lib/domain/decide/decide.ts';
import { plainHours } from '#lib/domain/deadlines.ts';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Session } from '#server/database/database.ts';
import type { Deps } from '../deps.ts';
import { followUp } from './deed.ts';
import { commitClick, isClick, type Committed } from './commit-clicks.ts';
import { inTurn } from './in-turn.ts';
import { lockAndLoad } from './load.ts';
import { fromAnswer, type Outcome } from './outcome.ts';
import { saveAnswer, saveDeed } from './save.ts';
import { storable } from './storable.ts';

export type { Committed } from './commit-clicks.ts';

/**
 * The final word on an action, in one transaction: take the team's turn, decide on the rows as they now are, write
 * rows, entry and jobs, commit; then tell who listens. Actions of a team happen one after the other. An id that was
 * answered before gets the same answer and changes nothing. Throws only where something is broken; then nothing is written.
 */
export async function commit(
  deps: Deps,
  teamId: TeamId,
  actor: Actor,
  action: Action,
): Promise<Outcome> {
  return (await commitAt(deps, teamId, actor, action)).outcome;
}

/** `commit`, for whoever also wants to know where the log is. */
export async function commitAt(
  deps: Deps,
  teamId: TeamId,
  actor: Actor,
  action: Action,
): Promise<Committed> {
  const given = storable(action);
  const clicked = isClick(given) ? await commitClick(deps, { teamId, actor, action: given }) : null;
  const committed =
    clicked ??
    (await inTurn(deps, teamId, { actor, action: given }, (deed) =>
      deps.database.exclusively((session) => decideAndSave(deps, session, { teamId, ...deed })),
    ));
  await deps.reach('after-commit');
  const { outcome, at } = committed;
  if (outcome.status === 'done' && outcome.seq !== null) {
    deps.signals.announce({ kind: 'at', teamId, seq: at });
    if (action.type === 'leave') deps.signals.announce({ kind: 'doors', teamId });
  }
  return committed;
}

async function decideAndSave(
  deps: Deps,
  session: Session,
  { teamId, actor, action }: { teamId: TeamId; actor: Actor; action: Action },
): Promise<Committed> {
  const { head, answer, slice } = await lockAndLoad(session, teamId, actor, action);
  if (answer !== null) return { outcome: fromAnswer(answer), at: head.seq };
  const now = deps.now();
  const { visibility } = head;
  const decision = decide(slice, action, { actor, now, calendar: plainHours, visibility });
  const turn = { teamId, actor, action, now, seq: head.seq, head: head.head };
  const { outcome, deed, jobs } = followUp(turn, decision, deps.newId());
  if (deed === null) {
    await saveAnswer(session, { teamId, actionId: action.id, outcome });
    return { outcome, at: head.seq };
  }
  for (const job of jobs) await deps.queue.enqueue(session.transaction, job);
  await deps.reach('before-commit');
  await saveDeed(session, deed);
  return { outcome, at: deed.envelope.seq };
}
