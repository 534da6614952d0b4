import type { Replica } from './database.ts';

/** More replies than this are begun in no browser at once; the oldest is forgotten. */
const most = 200;

/** When a reply was first seen being written, by the server's clock: kept, for the worker does not live as long. */
export function draftBegan(replica: Replica, id: string, now: Date): Promise<Date> {
  return replica.transaction('rw', replica.drafts, async () => {
    const known = await replica.drafts.get(id);
    if (known) return known.since;
    await replica.drafts.put({ id, since: now });
    const old = await replica.drafts.orderBy('since').reverse().offset(most).primaryKeys();
    await replica.drafts.bulkDelete(old);
    return now;
  });
}

/** It goes on with one that was begun then. */
export async function draftGoesOn(replica: Replica, id: string, since: Date): Promise<void> {
  await replica.drafts.update(id, { since });
}

/** It was sent, discarded, or its page is gone. */
export async function draftEnded(replica: Replica, id: string): Promise<void> {
  await replica.drafts.delete(id);
}
