import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, type Transaction as PgliteTransaction } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import pg from 'pg';
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
  const prepared = new Map<string, Promise<unknown>>();
  return Object.assign(drizzle({ client: pglite }) as unknown as Database, {
    kind: 'pglite' as const,
    pglite,
    exclusively<T>(work: (session: Session) => Promise<T>): Promise<T> {
      statistics.wrote();
      return pglite.transaction((transaction) => work(sessionOf(transaction, prepared)));
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

/** @param prepared What this database has planned, by name: it has one connection, and a rollback takes none back. */
function sessionOf(
  transaction: PgliteTransaction,
  prepared: Map<string, Promise<unknown>>,
): Session {
  const run: Session['run'] = async ({ name, text }, values) => {
    let preparing = prepared.get(name);
    if (!preparing) {
      preparing = transaction.exec(`prepare ${pg.escapeIdentifier(name)} as ${text}`);
      prepared.set(name, preparing);
      preparing.catch(() => prepared.delete(name));
    }
    // `query` plans anew each time, and EXECUTE takes its values in the text alone. Sent at once, so the order stays.
    const given = values.length > 0 ? ` (${values.map(literal).join(', ')})` : '';
    const executing = transaction.exec(`execute ${pg.escapeIdentifier(name)}${given}`);
    const [, [found]] = await Promise.all([preparing, executing]);
    return (found?.rows ?? []) as Record<string, unknown>[];
  };
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

function literal(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return textLiteral(value);
  if (Number.isSafeInteger(value)) return String(value);
  throw new TypeError(`a statement takes text, whole numbers and null, not ${typeof value}`);
}

/** As `pg.escapeLiteral`, which goes through a page of mails letter by letter. */
function textLiteral(text: string): string {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}
