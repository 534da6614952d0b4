import { fetchChanges } from '#lib/api/api.ts';
import type { Server } from '#lib/api/call.ts';
import { ApiFailure } from '#lib/api/failure.ts';
import type { Replica } from '#lib/replica/database.ts';
import { readMeta, writeMeta } from '#lib/replica/meta.ts';
import { receive } from '#lib/replica/receive.ts';

/**
 * Brings the rows up to the server's word, page by page, each kept as it comes: a worker that dies goes on where it
 * was. The first time, and whenever the server says so, by a snapshot. Throws `ApiFailure`.
 */
export async function pull(replica: Replica, server: Server, now: () => Date): Promise<void> {
  for (let restarts = 0; ;) {
    const [snapshot, after] = await Promise.all([
      readMeta(replica, 'snapshot'),
      readMeta(replica, 'seq'),
    ]);
    const cursor = snapshot?.cursor ?? null;
    try {
      const page = await fetchChanges(server, from(cursor, after));
      await receive(replica, page, cursor === null, now());
      if (page.isLast) return;
    } catch (error) {
      // The server no longer knows where we were: from the beginning, once.
      if (cursor === null || !isLostCursor(error) || restarts > 0) throw error;
      restarts += 1;
      await writeMeta(replica, { snapshot: null, seq: null });
    }
  }
}

function from(cursor: string | null, after: number | null): { after?: number; cursor?: string } {
  if (cursor !== null) return { cursor };
  return after === null ? {} : { after };
}

function isLostCursor(error: unknown): boolean {
  return (
    error instanceof ApiFailure && (error.code === 'bad-request' || error.code === 'not-found')
  );
}
