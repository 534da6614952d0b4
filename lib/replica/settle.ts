import type { ActionType } from '#lib/domain/action.ts';
import type { ActionId } from '#lib/domain/ids.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import type { Replica } from './database.ts';
import { follows, takesBack } from './followers.ts';
import { readMeta } from './meta.ts';
import type { Waiting } from './record.ts';

/** What the server said of actions in the outbox; the worker's alone. */

/**
 * Done at `seq`. It stays laid over the rows until they have come so far, or the click would blink; `null`: nothing
 * needed recording, so nothing more will come.
 */
export function settleDone(replica: Replica, id: ActionId, seq: number | null): Promise<void> {
  return replica.transaction('rw', replica.outbox, replica.meta, async () => {
    const reached = (await readMeta(replica, 'seq')) ?? -1;
    const waiting = replica.outbox.where('id').equals(id);
    if (seq === null || seq <= reached) await waiting.delete();
    else await waiting.modify({ doneSeq: seq });
  });
}

const second = 1000;
const longest = 3600 * second;
/** Then some three hours have passed, and the person is told. */
const mostFailures = 9;

/** Whether it waits for another try. Longer than the longest wait means that the clock was put right since. */
export function rests({ failed }: Waiting, now: Date): boolean {
  const left = failed ? failed.until.getTime() - now.getTime() : 0;
  return left > 0 && left <= longest;
}

/**
 * The server broke down over it, under this code: it is sent again later, each time after a longer wait; once that has
 * gone on for hours it is taken back like a refused one, and told.
 */
export function settleFailed(
  replica: Replica,
  id: ActionId,
  ref: string,
  now: Date,
): Promise<void> {
  return replica.transaction('rw', replica.outbox, replica.refused, async () => {
    const waiting = await replica.outbox.where('id').equals(id).first();
    if (!waiting) return;
    const times = (waiting.failed?.times ?? 0) + 1;
    if (times > mostFailures) {
      return settleRefused(replica, id, { refusal: null, problem: `failed: ${ref}` }, now);
    }
    const wait = Math.min(30 * second * 2 ** (times - 1), longest);
    const failed = { times, until: new Date(now.getTime() + wait) };
    await replica.outbox.update(waiting.order, { failed });
  });
}

/**
 * Nobody asked for a view to be recorded, so nobody is told that it was not; what the guard is refused it says itself,
 * beside Send.
 */
const untold = new Set<ActionType>(['view', 'begin-send', 'end-send']);

/** Why an action was not done: refused by the rules, or not even readable. */
export type Denial = { refusal: Refusal; problem: null } | { refusal: null; problem: string };

/** Refused: it and what was done because of it are taken back together, and kept to be told. */
export function settleRefused(
  replica: Replica,
  id: ActionId,
  denial: Denial,
  now: Date,
): Promise<void> {
  return replica.transaction('rw', replica.outbox, replica.refused, async () => {
    const refused = await replica.outbox.where('id').equals(id).first();
    if (!refused) return;
    const isForGood = denial.refusal === null || takesBack(denial.refusal.code);
    const followers = isForGood ? await followersOf(replica, refused) : [];
    await replica.outbox.bulkDelete([refused, ...followers].map(({ order }) => order));
    if (untold.has(refused.action.type)) return;
    const { inquiryId, action } = refused;
    await replica.refused.put({
      id,
      inquiryId,
      action,
      ...denial,
      followers: followers.map((follower) => follower.action),
      at: now,
      shownAt: null,
    });
  });
}

async function followersOf(
  replica: Replica,
  refused: Waiting & { order: number },
): Promise<(Waiting & { order: number })[]> {
  const behind = await replica.outbox.where('order').above(refused.order).sortBy('order');
  const lost = [refused];
  for (const waiting of behind) {
    const isSent = waiting.doneSeq !== null;
    if (!isSent && lost.some(({ action }) => follows(waiting.action, action))) lost.push(waiting);
  }
  return lost.slice(1);
}
