import type { Replica } from '../database.ts';
import { overlay, type Overlay } from '../overlay.ts';

/**
 * One consistent look at rows and outbox together: an action leaves the outbox in the same commit that brings its rows,
 * so no query may see the one without the other. Made for Dexie's `liveQuery`.
 */
export function reading<T>(replica: Replica, look: (over: Overlay) => Promise<T>): Promise<T> {
  return replica.transaction('r', replica.tables, async () => look(await overlay(replica)));
}
