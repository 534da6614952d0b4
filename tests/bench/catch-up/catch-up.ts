import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#tests/support/free-port.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { startPostgres } from '#tests/support/postgres.ts';
import { startServerProcess } from '#tests/support/team-server/server-process.ts';
import { until } from '#tests/support/until.ts';
import { bareCatchUp } from './bare-catch-up.ts';
import { connectedTeam, inquiriesOf } from './connected-team.ts';
import { openings, putMails } from './waiting-mails.ts';

/** Mails a second, those of the baseline, and what the server's process grew by at most, in MB. */
export interface CatchUp {
  per_s: number;
  baseline_per_s: number;
  memory_mb: number;
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
    await putMails(stack, count);
    const server = await startServerProcess({
      BATON_DATA: dataFolder,
      BATON_PORT: String(await freePort()),
      BATON_LOG: 'info',
      ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }),
    });
    const begun = performance.now();
    const memory = watchMemory(server.pid());
    const seconds = await until(
      () => (doneIn(server.logs()) ? (performance.now() - begun) / 1000 : null),
      { patience: 600_000, every: 50, what: 'the end of the catch-up' },
    );
    const memory_mb = memory.stop();
    await server.stop();
    const opened = await inquiriesOf(data, teamId);
    if (opened !== openings(count)) throw new Error(`${opened} inquiries, not ${openings(count)}`);
    return { per_s: Math.round(count / seconds), memory_mb };
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

function doneIn(logs: string): boolean {
  return /"role":"inbox".*"waiting":0.*"catching up"/.test(logs);
}

/** Looks at a process five times a second: what it holds beyond what it held when the watch began. */
function watchMemory(pid: number): { stop(): number } {
  let start: number | null = null;
  let most = 0;
  const look = async (): Promise<void> => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const held = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
    start ??= held;
    most = Math.max(most, held);
  };
  void look();
  const timer = setInterval(() => void look().catch(() => {}), 200);
  return {
    stop() {
      clearInterval(timer);
      return Math.round(most - (start ?? most));
    },
  };
}
