import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#tests/support/free-port.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { startPostgres } from '#tests/support/postgres.ts';
import { startServerProcess } from '#tests/support/team-server/server-process.ts';
import { until } from '#tests/support/until.ts';
import { bareCatchUp } from './bare-catch-up.ts';
import { connectedTeam, inquiriesOf } from './connected-team.ts';
import { atRest, forgetPeak, memoryOf } from './memory.ts';
import { openings, putMails } from './waiting-mails.ts';

/** What a catch-up took. Memory is that of the server's process beyond what it holds at rest, in MB. */
export interface CatchUp {
  /** Mails a second. */
  per_s: number;
  baseline_per_s: number;
  /** The most while catching up. */
  memory_mb: number;
  /**
   * The most of a start with nothing waiting: for half a second V8 optimizes the grammar of the embedded database, one
   * function of a hundred kilobytes. It comes to every start, so it is not counted as the catch-up's.
   */
  start_memory_mb: number;
}

/** After an outage with `count` mails: on the embedded database, or on a PostgreSQL that waits for its disk. */
export async function measureCatchUp(on: 'pglite' | 'postgres', count: number): Promise<CatchUp> {
  const stack = await startMailStack();
  const postgres = on === 'postgres' ? await startPostgres({ durable: true }) : null;
  try {
    const databaseUrl = (await postgres?.createDatabase()) ?? null;
    const ours = await catchUp(stack, count, databaseUrl);
    const beside = (await postgres?.createDatabase()) ?? null;
    const bare = await bareCatchUp(stack, count, beside);
    return { ...ours, baseline_per_s: Math.round(bare) };
  } finally {
    await postgres?.stop();
    await stack.stop();
  }
}

async function catchUp(
  stack: MailStack,
  count: number,
  databaseUrl: string | null,
): Promise<Omit<CatchUp, 'baseline_per_s'>> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'baton-catch-up-'));
  const data = { databaseUrl, dataFolder };
  try {
    const teamId = await connectedTeam(data, stack, new Date(Date.now() - 86_400_000));
    const server = await startServerProcess({
      BATON_DATA: dataFolder,
      BATON_PORT: String(await freePort()),
      BATON_LOG: 'info',
      ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }),
    });
    const rest = await atRest(server.pid());
    await server.stop();
    await putMails(stack, count);
    await server.start();
    const begun = performance.now();
    await until(() => isUnderWay(server.logs()) || null, {
      patience: 60_000,
      every: 50,
      what: 'the first word of the catch-up',
    });
    await forgetPeak(server.pid());
    const seconds = await until(
      () => (doneIn(server.logs()) ? (performance.now() - begun) / 1000 : null),
      { patience: 600_000, every: 50, what: 'the end of the catch-up' },
    );
    const { peak } = await memoryOf(server.pid());
    await server.stop();
    const opened = await inquiriesOf(data, teamId);
    if (opened !== openings(count)) throw new Error(`${opened} inquiries, not ${openings(count)}`);
    return {
      per_s: Math.round(count / seconds),
      memory_mb: Math.round(peak - rest.now),
      start_memory_mb: Math.round(rest.peak - rest.now),
    };
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** Seconds after its start, when the optimizer is through with the database. */
function isUnderWay(logs: string): boolean {
  return /"role":"inbox".*"catching up"/.test(logs);
}

function doneIn(logs: string): boolean {
  return /"role":"inbox".*"waiting":0.*"catching up"/.test(logs);
}
