import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { pino } from 'pino';
import { readBackup, writeBackup, type Line } from '#server/backup-file.ts';
import { openDatabase } from '#server/database/database.ts';
import { dumpRows, isEmpty, loadRows } from '#server/database/dump.ts';
import { readEnv, WrongEnvironment, type Env } from '#server/env.ts';
import { keyFile } from '#server/key.ts';
import { openQueue, type Job } from '#server/queue/queue.ts';
import { waitingJobs } from '#server/queue/waiting-jobs.ts';

const log = pino({ level: 'silent' });
const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

/**
 * Writes every row, the jobs that wait and the key into one file. The rows are those of one moment. On PostgreSQL the
 * server may run meanwhile; the embedded database is one process's, so there it must be stopped.
 * @returns how many lines the file has.
 */
export async function saveBackup(env: Env, path: string, now = new Date()): Promise<number> {
  const key = env.key ? null : await keyIn(env.dataFolder);
  const database = await openDatabase({ url: env.databaseUrl, folder: env.dataFolder, log });
  try {
    const header = { baton: 1 as const, version, madeAt: now.toISOString(), key };
    return await writeBackup(path, header, async (add) => {
      // Jobs first: one that is done while we read is then there twice, once as a job and once as done, and not lost.
      const jobs = await waitingJobs(database);
      await dumpRows(database, add);
      for (const { name, data, startAfter = now } of jobs) {
        await add({ job: name, data: { ...data }, startAfter: startAfter.toISOString() });
      }
    });
  } finally {
    await database.close();
  }
}

/**
 * Puts a backup into an empty database, of either kind, and its key into the data folder. All of it or, where anything
 * fails, none. Throws where the database is in use, or where the folder has another key.
 */
export async function restoreBackup(env: Env, path: string): Promise<void> {
  const { header, lines } = await readBackup(path);
  const known = await keyIn(env.dataFolder);
  if (header.key !== null && !env.key && known !== null && known !== header.key) {
    throw new Error(
      `${keyFile(env.dataFolder)} is another key than the backup's: move it away first`,
    );
  }
  const { databaseUrl: url } = env;
  const database = await openDatabase({ url, folder: env.dataFolder, log });
  try {
    if (!(await isEmpty(database)))
      throw new Error('the database is in use: a backup goes into an empty one');
    const queue = await openQueue({ database, url, log });
    try {
      await database.transaction(async (transaction) => {
        const jobs: Job[] = [];
        await loadRows(transaction, rowsIn(lines, jobs));
        for (const job of jobs) await queue.enqueue(transaction, job);
      });
    } finally {
      await queue.stop();
    }
    if (header.key !== null && !env.key && known === null) {
      await mkdir(env.dataFolder, { recursive: true, mode: 0o700 });
      await writeFile(keyFile(env.dataFolder), `${header.key}\n`, { mode: 0o600 });
    }
  } finally {
    await database.close();
  }
}

async function* rowsIn(lines: AsyncIterable<Exclude<Line, { end: number }>>, jobs: Job[]) {
  for await (const line of lines) {
    if ('table' in line) yield line;
    else
      jobs.push({
        name: line.job,
        data: line.data,
        startAfter: new Date(line.startAfter),
      } as unknown as Job);
  }
}

async function keyIn(folder: string): Promise<string | null> {
  const text = await readFile(keyFile(folder), 'utf8').catch(() => null);
  return text?.trim() ?? null;
}

const usage = `npm run backup -- save <file>      writes database and key into one file; keep it as you keep passwords
npm run backup -- restore <file>   puts them into an empty data folder or an empty PostgreSQL
A server on the embedded database is stopped before either.
`;

async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [what, path] = positionals;
  if ((what !== 'save' && what !== 'restore') || path === undefined) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const env = readEnv(process.env);
  if (what === 'save') {
    const lines = await saveBackup(env, path);
    const note = env.key ? ' The key is not in it: keep BATON_KEY as well.' : '';
    process.stdout.write(`${path}: ${lines} rows.${note}\n`);
  } else {
    await restoreBackup(env, path);
    process.stdout.write(`${path} is restored. Start the server.\n`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: Error) => {
    process.stderr.write(
      `${error instanceof WrongEnvironment ? '' : 'Backup: '}${error.message}\n`,
    );
    process.exit(1);
  });
}
