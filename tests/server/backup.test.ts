import { copyFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { restoreBackup, saveBackup } from '#server/backup.ts';
import { openDatabase } from '#server/database/database.ts';
import { dumpRows, type DumpedRow } from '#server/database/dump.ts';
import { readEnv, type Env } from '#server/env.ts';
import { loadKey } from '#server/key.ts';
import { waitingJobs } from '#server/queue/waiting-jobs.ts';
import { verifyLog } from '#server/services/log/verify-log.ts';
import {
  aTeam,
  anAction,
  anOpening,
  as,
  done,
  openDeps,
  watcher,
} from '#tests/support/server-deps.ts';

const log = pino({ level: 'silent' });
let folder: string;
let made = 0;
/** The server that was used, and its backup. */
let used: Awaited<ReturnType<typeof aUsedServer>>;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-backup-'));
  used = await aUsedServer();
  path = join(folder, 'team.baton');
  await saveBackup(used.env, path);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A server of its own that nobody has used: a folder, and on PostgreSQL a database. */
async function anEmptyServer(): Promise<Env> {
  made += 1;
  const env = readEnv({ BATON_DATA: join(folder, `data${made}`) });
  if (!process.env.DATABASE_URL) return env;
  const url = new URL(process.env.DATABASE_URL);
  const name = `${url.pathname.slice(1)}_${made}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  url.pathname = name;
  return { ...env, databaseUrl: url.href };
}

/** A server with a team, an inquiry that was handed off, and the job to deliver it. */
async function aUsedServer() {
  const env = await anEmptyServer();
  const key = await loadKey(env.dataFolder);
  const deps = await openDeps({}, env);
  const team = await aTeam(deps);
  const opening = anOpening(team.mailboxId);
  opening.inquiry.subject = '关于水泵 "quoted" \\ and\nlines';
  const { inquiryId } = opening;
  await done(deps, team.id, watcher, opening);
  await done(deps, team.id, as(team.linda), anAction('claim', { inquiryId }));
  const handOff = anAction('hand-off', { inquiryId, templateId: null });
  await done(deps, team.id, as(team.linda), handOff);
  await deps.close();
  return { env, key, team, job: { teamId: team.id, inquiryId, actionId: handOff.id } };
}

async function contentOf({ databaseUrl: url, dataFolder }: Env) {
  const database = await openDatabase({ url, folder: dataFolder, log });
  const rows: DumpedRow[] = [];
  await dumpRows(database, async (row) => void rows.push(row));
  const jobs = await waitingJobs(database);
  const teamId = rows.flatMap(({ table, json }) =>
    table === 'teams' ? JSON.parse(json).id : [],
  )[0];
  const verdict = teamId ? await verifyLog({ database }, teamId) : null;
  await database.close();
  return { rows, jobs, verdict };
}

describe('a backup', () => {
  it('restored elsewhere is the same server: rows, log, waiting jobs and key', async () => {
    const { env, key, job } = used;
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const fresh = await anEmptyServer();
    await restoreBackup(fresh, path);
    const [before, after] = [await contentOf(env), await contentOf(fresh)];
    expect(after.rows).toEqual(before.rows);
    expect(after.rows.length).toBeGreaterThan(15);
    expect(after.verdict).toEqual({ kind: 'whole', entries: 8, erased: 0 });
    expect(after.jobs.map(({ data }) => data)).toEqual([job]);
    expect(await loadKey(fresh.dataFolder)).toEqual(key);
  });

  it('goes into nothing that is in use', async () => {
    const before = await contentOf(used.env);
    await expect(restoreBackup(used.env, path)).rejects.toThrow('in use');
    expect(await contentOf(used.env)).toEqual(before);
  });

  it('does not replace another key', async () => {
    const fresh = await anEmptyServer();
    await loadKey(fresh.dataFolder);
    await expect(restoreBackup(fresh, path)).rejects.toThrow('another key');
  });

  it('that is cut short leaves nothing half restored', async () => {
    const short = join(folder, 'short.baton');
    await copyFile(path, short);
    await truncate(short, (await stat(path)).size - 200);
    const fresh = await anEmptyServer();
    await expect(restoreBackup(fresh, short)).rejects.toThrow();
    expect((await contentOf(fresh)).rows).toEqual([]);
    await expect(readFile(join(fresh.dataFolder, 'key'))).rejects.toThrow('ENOENT');
  });

  it('is told from other files', async () => {
    const fresh = await anEmptyServer();
    const other = join(folder, 'other.baton');
    await writeFile(other, 'hello');
    await expect(restoreBackup(fresh, other)).rejects.toThrow('is not a backup');
    await expect(restoreBackup(fresh, join(folder, 'none'))).rejects.toThrow('ENOENT');
  });
});
