import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#tests/support/free-port.ts';
import { startPostgres } from '#tests/support/postgres.ts';
import { startTeamServer } from '#tests/support/team-server.ts';
import type { Device } from '#tests/support/team-server/device.ts';
import { startServerProcess } from '#tests/support/team-server/server-process.ts';
import { baseline } from './baseline.ts';
import { claimsPerSecond } from './claims.ts';
import { eightTeams } from './eight-teams.ts';

export interface ClaimsPerSecond {
  pglite: number;
  postgres_1: number;
  /** `null` where this machine has no pgbench. */
  pgbench_1: number | null;
  postgres_8: number;
  pgbench_8: number | null;
}

const clients = 8;
/** Claims of each client. */
const each = { pglite: 150, postgres: 600 };

/** Over HTTP with eight clients: on the embedded database, and on a PostgreSQL that waits for its disk. */
export async function measureClaims(pgbench: string | null): Promise<ClaimsPerSecond> {
  return { pglite: await onPglite(), ...(await onPostgres(pgbench)) };
}

async function onPglite(): Promise<number> {
  const server = await startTeamServer({ logLevel: 'warn' });
  try {
    const devices: Device[] = [];
    for (let at = 0; at < clients; at += 1) devices.push(await server.linda.connect());
    return Math.round(await claimsPerSecond(devices, each.pglite));
  } finally {
    await server.stop();
  }
}

async function onPostgres(pgbench: string | null): Promise<Omit<ClaimsPerSecond, 'pglite'>> {
  const postgres = await startPostgres({ durable: true });
  const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'));
  try {
    const databaseUrl = await postgres.createDatabase();
    const server = await startServerProcess({
      DATABASE_URL: databaseUrl,
      BATON_DATA: folder,
      BATON_PORT: String(await freePort()),
      BATON_LOG: 'warn',
    });
    const devices = await eightTeams(databaseUrl, server.url);
    const [first] = devices as [Device];
    const eight = await claimsPerSecond(devices, each.postgres);
    const one = await claimsPerSecond(
      Array.from({ length: clients }, () => first),
      each.postgres,
    );
    await server.stop();
    // The server is gone, so that the baseline has the machine for itself.
    const beside = pgbench ? await baseline(pgbench, databaseUrl) : null;
    return {
      postgres_1: Math.round(one),
      pgbench_1: beside && Math.round(beside.one),
      postgres_8: Math.round(eight),
      pgbench_8: beside && Math.round(beside.eight),
    };
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
