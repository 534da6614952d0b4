import * as z from 'zod/mini';
import type { Action } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { Change } from '#lib/domain/change.ts';
import { decide } from '#lib/domain/decide/decide.ts';
import { plainHours } from '#lib/domain/deadlines.ts';
import type { InquiryId, TeamId } from '#lib/domain/ids.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { Session } from '#server/database/database.ts';
import type { Job } from '#server/queue/queue.ts';
import type { Deps } from '../deps.ts';
import { lockAndLoad } from './load.ts';
import { saveAnswer, saveDeed } from './save.ts';
import { storable } from './storable.ts';

/** What became of an action. `seq` is its place in the log, `null` where nothing needed recording. */
export const Outcome = z.discriminatedUnion('status', [
  z.object({ status: z.literal('done'), seq: z.nullable(z.int()) }),
  z.object({ status: z.literal('refused'), refusal: Refusal }),
]);
export type Outcome = z.infer<typeof Outcome>;

/** An outcome, and how far the team's log is after it. */
export interface Committed {
  outcome: Outcome;
  at: number;
}

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
  const committed = await deps.database.exclusively((session) =>
    decideAndSave(deps, session, { teamId, actor, action: given }),
  );
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
  if (answer !== null) {
    return { outcome: z.decode(Outcome, answer as z.input<typeof Outcome>), at: head.seq };
  }
  const now = deps.now();
  const { visibility } = head;
  const decision = decide(slice, action, { actor, now, calendar: plainHours, visibility });
  if (decision.kind === 'pending') throw new Error(`${action.type}: the server must decide`);
  if (decision.kind === 'refusal' || decision.changes.length === 0) {
    const outcome: Outcome =
      decision.kind === 'refusal'
        ? { status: 'refused', refusal: decision.refusal }
        : { status: 'done', seq: null };
    await saveAnswer(session, { teamId, actionId: action.id, outcome });
    return { outcome, at: head.seq };
  }

  const { changes, detail } = decision;
  const seq = head.seq + 1;
  const outcome: Outcome = { status: 'done', seq };
  for (const job of jobsFor(teamId, action)) await deps.queue.enqueue(session.transaction, job);
  await deps.reach('before-commit');
  await saveDeed(session, {
    envelope: {
      teamId,
      seq,
      at: now,
      actor,
      actionId: action.id,
      action: action.type,
      inquiryId: inquiryOf(action, changes),
      previous: head.head,
    },
    action,
    detail,
    salt: deps.newId(),
    changes,
    outcome,
  });
  return { outcome, at: seq };
}

/** What must be done once this is committed, and only then. */
function jobsFor(teamId: TeamId, action: Action): Job[] {
  if (action.type !== 'hand-off') return [];
  const { inquiryId, id: actionId } = action;
  return [{ name: 'hand-off', data: { teamId, inquiryId, actionId } }];
}

/** Whose timeline the entry stands in. A mail met again belongs to the inquiry it was first seen in. */
function inquiryOf(action: Action, changes: Change[]): InquiryId | null {
  if (!('inquiryId' in action)) return null;
  for (const change of changes) {
    if (change.op === 'upsert' && change.table === 'messages') return change.row.inquiryId;
  }
  return action.inquiryId;
}
