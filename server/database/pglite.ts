import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, type Transaction as PgliteTransaction } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Database, Session, Transaction } from './engine.ts';
import { lockFolder } from './lock.ts';
import { keepStatistics } from './statistics.ts';

/**
 * Opens the embedded database in `folder`, which is made where it is missing; `null` keeps everything in memory. Begins
 * as `copyOf`, a data folder packed by PGlite, where one is given. Refuses a folder that another process has open. A
 * killed process loses nothing; a power cut may, for nothing here waits for the disk.
 */
export async function openPglite(
  folder: string | null,
  copyOf: Blob | null = null,
): Promise<Database & { pglite: PGlite }> {
  if (folder !== null) await mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = folder === null ? async () => {} : await lockFolder(folder);
  const pglite = await PGlite.create({
    ...(folder !== null && { dataDir: join(folder, 'database') }),
    ...(copyOf !== null && { loadDataDir: copyOf }),
    // A small team's rows fit, and the process is a hundred megabytes lighter than with what PGlite takes by itself.
    postgresqlconf: ['shared_buffers=48MB'],
  });
  const statistics = keepStatistics(pglite);
  return Object.assign(drizzle({ client: pglite }) as unknown as Database, {
    kind: 'pglite' as const,
    pglite,
    exclusively<T>(work: (session: Session) => Promise<T>): Promise<T> {
      statistics.wrote();
      return pglite.transaction((transaction) => work(sessionOf(transaction)));
    },
    listen: async (channel: string, heard: (payload: string) => void) => {
      const stop = await pglite.listen(channel, heard);
      return () => stop();
    },
    async close() {
      statistics.stop();
      await pglite.close();
      await unlock();
    },
  });
}

function sessionOf(transaction: PgliteTransaction): Session {
  const run: Session['run'] = async ({ text }, values) =>
    (await transaction.query<Record<string, unknown>>(text, values)).rows;
  return {
    run,
    async finish(statement, values) {
      await run(statement, values);
    },
    get transaction() {
      return drizzle({ client: transaction as unknown as PGlite }) as unknown as Transaction;
    },
  };
}
