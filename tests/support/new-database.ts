import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import type { Logger } from 'pino';
import { openDatabase } from '#server/database/database.ts';
import { openQueue } from '#server/queue/queue.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A new embedded database with its tables and its queue, packed, to begin as. Making one takes two seconds of a free
 * processor, copying it a quarter of that, and every test file needs one; so the first to ask leaves it
 * beside what is installed, named by what it is made of.
 */
export async function newDatabase(log: Logger): Promise<Blob> {
  const cache = join(root, 'node_modules/.cache/baton');
  await mkdir(cache, { recursive: true });
  const path = join(cache, `new-database-${madeOf()}.tar`);
  const known = await readFile(path).catch(() => null);
  if (known) return new Blob([known]);
  const database = await openDatabase({ url: null, folder: null, log });
  const queue = await openQueue({ database, url: null, log });
  await queue.stop();
  const { pglite } = database as typeof database & { pglite: PGlite };
  const packed = await pglite.dumpDataDir('none');
  await database.close();
  // Renamed when it is whole, because others may be reading.
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, Buffer.from(await packed.arrayBuffer()), { mode: 0o600 });
  await rename(draft, path);
  return packed;
}

/** Changes with a migration, and with the versions of what makes the database and the queue. */
function madeOf(): string {
  const hash = createHash('sha256');
  const migrations = join(root, 'server/database/migrations');
  const files = readdirSync(migrations)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
  const versions = ['@electric-sql/pglite', 'pg-boss'].map(
    (name) => `node_modules/${name}/package.json`,
  );
  for (const file of [
    ...files.map((name) => join(migrations, name)),
    ...versions.map((name) => join(root, name)),
    join(root, 'server/queue/queue.ts'),
  ]) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
