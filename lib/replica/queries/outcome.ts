import type { ActionId } from '#lib/domain/ids.ts';
import type { Replica } from '../database.ts';
import type { Refused } from '../record.ts';
import { reading } from './reading.ts';

/** What the server said of an action from the outbox, or that it has not said anything yet. */
export type Outcome =
  | { kind: 'waiting' }
  | { kind: 'done' }
  | { kind: 'refused'; refused: Refused };

/** What has become of it. Asked of an action that was never appended, it is `done`. */
export function outcomeOf(replica: Replica, id: ActionId): Promise<Outcome> {
  return reading(replica, async () => {
    const refused = await replica.refused.get(id);
    if (refused) return { kind: 'refused', refused };
    const waiting = await replica.outbox.where('id').equals(id).first();
    return { kind: waiting && waiting.doneSeq === null ? 'waiting' : 'done' };
  });
}
