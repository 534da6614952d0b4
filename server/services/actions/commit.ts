import * as z from 'zod/mini';
import type { Action } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { Change } from '#lib/domain/change.ts';
import { decide } from '#lib/domain/decide/decide.ts';
import { plainHours } from '#lib/domain/deadlines.ts';
import type { InquiryId, TeamId } from '#lib/domain/ids.ts';
import { Refusal } from '#lib/domain/refusal.ts';
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
  const outcome = await deps.database.exclusively(async (session): Promise<Outcome> => {
    const given = storable(action);
    const { head, answer, slice } = await lockAndLoad(session, teamId, actor, given);
    if (answer !== null) return z.decode(Outcome, answer as z.input<typeof Outcome>);

    const now = deps.now();
    const { visibility } = head;
    const decision = decide(slice, given, { actor, now, calendar: plainHours, visibility });
    if (decision.kind === 'pending') throw new Error(`${given.type}: the server must decide`);
    if (decision.kind === 'refusal' || decision.changes.length === 0) {
      const outcome: Outcome =
        decision.kind === 'refusal'
          ? { status: 'refused', refusal: decision.refusal }
          : { status: 'done', seq: null };
      await saveAnswer(session, { teamId, actionId: given.id, outcome });
      return outcome;
    }

    const seq = head.seq + 1;
    const outcome: Outcome = { status: 'done', seq };
    for (const job of jobsFor(teamId, given)) await deps.queue.enqueue(session.transaction, job);
    await deps.reach('before-commit');
    await saveDeed(session, {
      envelope: {
        teamId,
        seq,
        at: now,
        actor,
        actionId: given.id,
        action: given.type,
        inquiryId: inquiryOf(given, decision.changes),
        previous: head.head,
      },
      action: given,
      detail: decision.detail,
      salt: deps.newId(),
      changes: decision.changes,
      outcome,
    });
    return outcome;
  });
  await deps.reach('after-commit');
  if (outcome.status === 'done' && outcome.seq !== null) {
    deps.signals.announce({ kind: 'at', teamId, seq: outcome.seq });
    if (action.type === 'leave') deps.signals.announce({ kind: 'doors', teamId });
  }
  return outcome;
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
