import type { Replica } from '../database.ts';
import { readMeta, type Connection, type Meta, type Snapshot } from '../meta.ts';
import type { Refused } from '../record.ts';
import { reading } from './reading.ts';

/** How this browser stands with its team's server. */
export interface Standing {
  connection: Connection;
  /** Why the last attempt to connect failed, while there is no connection. */
  problem: Meta['connectProblem'];
  /** Actions the server has not confirmed. */
  waiting: number;
  /** The first fetching of rows under way, for a progress bar; `null` otherwise. */
  snapshot: Snapshot | null;
  /** Whether rows have ever come whole. */
  hasRows: boolean;
  /** "Data as of". */
  asOf: Date | null;
}

export function standing(replica: Replica): Promise<Standing> {
  return reading(replica, async () => ({
    connection: await readMeta(replica, 'connection'),
    problem: await readMeta(replica, 'connectProblem'),
    waiting: await replica.outbox.filter(({ doneSeq }) => doneSeq === null).count(),
    snapshot: await readMeta(replica, 'snapshot'),
    hasRows: (await readMeta(replica, 'seq')) !== null,
    asOf: await readMeta(replica, 'syncedAt'),
  }));
}

/** Every refusal the person has not dismissed, oldest first: for lists and for actions on no inquiry. */
export function allRefusals(replica: Replica): Promise<Refused[]> {
  return reading(replica, () => replica.refused.orderBy('at').toArray());
}
