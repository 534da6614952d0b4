import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionOf } from '#lib/domain/action.ts';
import type { Answer } from '#lib/protocol/api.ts';
import { freePort } from '#tests/support/free-port.ts';
import { hasPostgres, startPostgres, type Postgres } from '#tests/support/postgres.ts';
import { anOpening } from '#tests/support/server-deps.ts';
import { startTeamServer, type TeamServer } from '#tests/support/team-server.ts';
import type { Device } from '#tests/support/team-server/device.ts';
import {
  startServerProcess,
  type ServerProcess,
} from '#tests/support/team-server/server-process.ts';

const races = 500;

describe('eight clients at once, on the embedded database', () => race(false));
describe.skipIf(!(await hasPostgres()))('eight clients at once, on PostgreSQL', () => race(true));

function race(isShared: boolean): void {
  let postgres: Postgres | undefined;
  let server: TeamServer;
  let second: ServerProcess | undefined;
  let folder: string;
  let devices: Device[];
  let openings: ActionOf<'open'>[];

  beforeAll(async () => {
    if (isShared) postgres = await startPostgres();
    const databaseUrl = await postgres?.createDatabase();
    const key = randomBytes(32).toString('base64');
    server = await startTeamServer({ logLevel: 'warn', key, ...(databaseUrl && { databaseUrl }) });
    folder = await mkdtemp(join(tmpdir(), 'baton-second-'));
    const { ada, boss, linda, wang } = server;
    devices = [];
    for (const colleague of [linda, wang, boss, ada, linda, wang, boss, ada]) {
      devices.push(await colleague.connect());
    }
    // Clicks that come to one process are written together; between two, transactions meet at the team's row.
    if (databaseUrl) {
      second = await startServerProcess({
        BATON_DATA: folder,
        BATON_PORT: String(await freePort()),
        BATON_LOG: 'warn',
        BATON_KEY: key,
        DATABASE_URL: databaseUrl,
      });
      for (const [at, device] of devices.entries()) {
        if (at % 2 === 1) device.server.base = `${second.url}/`;
      }
    }
    const [first] = devices as [Device];
    const [mailbox] = await first.rows('mailboxes');
    if (!mailbox) throw new Error('there is no mailbox');
    openings = Array.from({ length: races }, () => anOpening(mailbox.id));
    for (let at = 0; at < races; at += 100) {
      const answers = await first.performAll(openings.slice(at, at + 100));
      expect(answers.every(({ status }) => status === 'done')).toBe(true);
    }
  });
  afterAll(async () => {
    await second?.stop();
    await server?.stop();
    await postgres?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  test(`${races} races have one winner each, and the log has no gap`, async () => {
    const watch = isShared ? await watchOverlaps(server.databaseUrl ?? '') : null;
    const outcomes: Answer[][] = [];
    for (const { inquiryId } of openings) {
      outcomes.push(await Promise.all(devices.map((one) => one.perform('claim', { inquiryId }))));
      watch?.next();
    }
    const overlaps = await watch?.end();

    for (const answers of outcomes) {
      expect(answers.filter(({ status }) => status === 'done')).toHaveLength(1);
      const told = answers.flatMap((one) => (one.status === 'refused' ? [one.refusal] : []));
      expect(told).toHaveLength(devices.length - 1);
      for (const refusal of told) expect(refusal.code).toMatch(/^already-(?:claimed|yours)$/);
    }
    await expectOneClaimEach(outcomes);
    if (overlaps) {
      const { raced, looks, together } = overlaps;
      process.stdout.write(
        `transactions seen waiting for one another in ${raced} of ${races} races, ${together} of ${looks} looks\n`,
      );
      expect(raced).toBeGreaterThan(0);
    }
    await server.kill();
    expect(await server.verify()).toMatchObject({ kind: 'whole', erased: 0 });
    await server.start();
  });

  /** What the winner was told is what the log and the row say, after everybody is done. */
  async function expectOneClaimEach(outcomes: Answer[][]): Promise<void> {
    const [first] = devices as [Device];
    const inquiries = new Map((await first.rows('inquiries')).map((row) => [row.id, row]));
    const claims = (await first.rows('entries')).filter(({ action }) => action === 'claim');
    expect(claims).toHaveLength(races);
    expect(new Set(claims.map(({ inquiryId }) => inquiryId)).size).toBe(races);
    const holders = await Promise.all(devices.map((one) => one.memberId()));
    openings.forEach(({ inquiryId }, race) => {
      const winner = outcomes[race]?.findIndex(({ status }) => status === 'done') ?? -1;
      expect(inquiries.get(inquiryId)?.assigneeId).toBe(holders[winner]);
    });
  }
}

interface Overlaps {
  /** In how many races two transactions were seen open at once, one waiting for the other. */
  raced: number;
  looks: number;
  together: number;
}

/**
 * Asks PostgreSQL over and over, on a connection of its own, which transactions of the server wait for another one that
 * is open: the database's own word that they overlap.
 */
async function watchOverlaps(url: string): Promise<{ next(): void; end(): Promise<Overlaps> }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const seen: Overlaps = { raced: 0, looks: 0, together: 0 };
  const racesSeen = new Set<number>();
  let race = 0;
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      const during = race;
      const { rows } = await client.query<{ waiting: number }>(
        `select count(*)::int as waiting from pg_stat_activity
          where datname = current_database() and xact_start is not null and cardinality(pg_blocking_pids(pid)) > 0`,
      );
      seen.looks += 1;
      if ((rows[0]?.waiting ?? 0) === 0) continue;
      seen.together += 1;
      if (during === race) racesSeen.add(race);
    }
  })();
  return {
    next: () => void (race += 1),
    async end() {
      isOver = true;
      await looking;
      await client.end();
      return { ...seen, raced: racesSeen.size };
    },
  };
}
