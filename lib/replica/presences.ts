import type { Presence } from '#lib/domain/presence.ts';
import type { Replica } from './database.ts';

/** These and no others are known to be somewhere: what the feed said last, nothing once it is lost. The worker's alone. */
export function keepPresences(replica: Replica, presences: readonly Presence[]): Promise<void> {
  return replica.transaction('rw', replica.presences, async () => {
    await replica.presences.clear();
    await replica.presences.bulkPut(presences);
  });
}
