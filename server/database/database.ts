import type { Logger } from 'pino';
import type { Database } from './engine.ts';
import { migrateEmbedded, migratePostgres } from './migrate.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';

export type { Database, Session, Statement, Transaction } from './engine.ts';

/**
 * Opens the database, brought up to this version: PostgreSQL at `url`, or where that is null the embedded one in
 * `folder` (null: in memory, for tests).
 */
export async function openDatabase(options: {
  url: string | null;
  folder: string | null;
  /** What an embedded database in memory begins as, packed by PGlite; making a new one takes seconds. */
  copyOf?: Blob | null;
  log: Logger;
}): Promise<Database> {
  const { url, folder, copyOf = null, log } = options;
  if (url !== null) {
    await migratePostgres(url);
    return openPostgres(url, log);
  }
  const database = await openPglite(folder, copyOf);
  try {
    await migrateEmbedded(database.pglite);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
