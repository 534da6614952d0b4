import { tables } from '#lib/domain/change.ts';
import { keptAfterClosing } from '#lib/domain/inquiry.ts';
import type { Replica } from './database.ts';
import { writeMeta } from './meta.ts';
import { removeInquiries } from './receive.ts';

/** Forgets the team's rows: this browser was signed out or disconnected. What waits in the outbox is kept. */
export function clearRows(replica: Replica): Promise<void> {
  return replica.transaction('rw', replica.tables, async () => {
    await Promise.all(tables.map((table) => replica.table(table).clear()));
    await Promise.all([replica.presences.clear(), replica.recognised.clear()]);
    await writeMeta(replica, { seq: null, snapshot: null, syncedAt: null });
  });
}

/** Forgets a person's own word as well: somebody else connects in this browser. */
export function clearOwn(replica: Replica): Promise<void> {
  return replica.transaction('rw', replica.tables, async () => {
    await Promise.all([replica.outbox.clear(), replica.refused.clear(), replica.reminded.clear()]);
    await writeMeta(replica, { anchorReports: null });
  });
}

/** Closed inquiries older than 90 days leave, a thousand at a time; their history is asked of the server. */
export async function pruneClosed(replica: Replica, now: Date): Promise<void> {
  const old = replica.inquiries.where('index.closed').below(now.getTime() - keptAfterClosing);
  for (;;) {
    const ids = (await old.limit(1000).primaryKeys()) as string[];
    if (ids.length === 0) return;
    await replica.transaction('rw', replica.tables, () => removeInquiries(replica, ids));
  }
}
