import { sendActions } from '#lib/api/api.ts';
import type { Server } from '#lib/api/call.ts';
import { ApiFailure } from '#lib/api/failure.ts';
import type { Answer } from '#lib/protocol/api.ts';
import type { Action } from '#lib/domain/action.ts';
import type { Replica } from '#lib/replica/database.ts';
import { follows } from '#lib/replica/followers.ts';
import { rests, settleDone, settleFailed, settleRefused } from '#lib/replica/settle.ts';

/** What one request carries at most, as the protocol has it. */
const most = 100;

/**
 * Sends what waits, in order, and settles each action by its answer. An action that was done because of another waits
 * until that one is settled. Sending twice is harmless, for the author's id goes with it: so whatever breaks off here
 * is simply sent again. Throws `ApiFailure`; what was not answered stays in the outbox.
 */
export async function push(replica: Replica, server: Server, now: () => Date): Promise<void> {
  let size = most;
  for (;;) {
    const batch = await nextBatch(replica, size, now());
    if (batch.length === 0) return;
    try {
      await sendBatch(replica, server, batch, now);
      size = most;
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code !== 'too-large') throw error;
      const [only] = batch;
      if (batch.length === 1 && only) {
        await settleRefused(replica, only.id, { refusal: null, problem: 'too large' }, now());
      }
      size = Math.max(1, Math.floor(batch.length / 2));
    }
  }
}

/**
 * The longest beginning of the outbox in which nothing depends on anything else. What the server broke down over waits,
 * and with it what was done because of it; the others go on.
 */
async function nextBatch(replica: Replica, size: number, now: Date): Promise<Action[]> {
  const waiting = await replica.outbox.orderBy('order').toArray();
  const resting: Action[] = [];
  const batch: Action[] = [];
  for (const one of waiting) {
    const { action, doneSeq } = one;
    if (doneSeq !== null) continue;
    if (rests(one, now) || resting.some((earlier) => follows(action, earlier)))
      resting.push(action);
    else if (batch.length === size || batch.some((earlier) => follows(action, earlier))) break;
    else batch.push(action);
  }
  return batch;
}

async function sendBatch(
  replica: Replica,
  server: Server,
  batch: Action[],
  now: () => Date,
): Promise<void> {
  const { answers } = await sendActions(server, batch);
  if (answers.length !== batch.length) throw new ApiFailure('not-baton');
  for (const [index, action] of batch.entries()) {
    const answer = answers[index];
    if (!answer || (answer.actionId !== null && answer.actionId !== action.id)) {
      throw new ApiFailure('not-baton');
    }
    await settle(replica, action, answer, now());
  }
}

async function settle(replica: Replica, { id }: Action, answer: Answer, now: Date): Promise<void> {
  switch (answer.status) {
    case 'done':
      return settleDone(replica, id, answer.seq);
    case 'failed':
      return settleFailed(replica, id, answer.ref, now);
    case 'invalid': {
      const { field, message } = answer.problem;
      return settleRefused(replica, id, { refusal: null, problem: `${field}: ${message}` }, now);
    }
    case 'refused': {
      const { refusal } = answer;
      // Told of the wire and not of the action, which is kept.
      if (refusal.code === 'too-old' || refusal.code === 'signed-out') {
        throw new ApiFailure(refusal.code);
      }
      if (refusal.code === 'slow-down') {
        throw new ApiFailure('slow-down', { seconds: refusal.seconds });
      }
      return settleRefused(replica, id, { refusal, problem: null }, now);
    }
  }
}
