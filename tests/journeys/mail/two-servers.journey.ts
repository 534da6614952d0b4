import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '#tests/support/free-port.ts';
import { letter, lucia } from '#tests/support/lucia.ts';
import { readFolder, readSources } from '#tests/support/mail-folder.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { startPostgres, type Postgres } from '#tests/support/postgres.ts';
import { inquiryWith, makeRule } from '#tests/support/pump-desk.ts';
import { startTeamServer, type TeamServer } from '#tests/support/team-server.ts';
import type { Device } from '#tests/support/team-server/device.ts';
import {
  startServerProcess,
  type ServerProcess,
} from '#tests/support/team-server/server-process.ts';
import { until } from '#tests/support/until.ts';

/** The front desk goes on when a server dies: nothing that leaves the house leaves it twice. */
describe('on PostgreSQL, with two servers of which one dies', () => {
  let stack: MailStack;
  let postgres: Postgres;
  let first: TeamServer;
  let second: ServerProcess;
  let folder: string;
  let boss: Device;
  /** A dead process holds its leases for half a minute, and its jobs for two. */
  const takeover = { patience: 240_000 };

  beforeAll(async () => {
    [stack, postgres] = await Promise.all([startMailStack(), startPostgres()]);
    const databaseUrl = await postgres.createDatabase();
    const key = randomBytes(32).toString('base64');
    first = await startTeamServer({ databaseUrl, key, mail: { stack, own: ['wang'] } });
    folder = await mkdtemp(join(tmpdir(), 'baton-second-'));
    second = await startServerProcess({
      BATON_DATA: folder,
      BATON_PORT: String(await freePort()),
      BATON_KEY: key,
      DATABASE_URL: databaseUrl,
    });
    boss = await first.boss.connect();
    await makeRule(boss, await first.wang.connect());
  });
  afterAll(async () => {
    await second?.stop();
    await first?.stop();
    await postgres?.stop();
    await stack?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  /** A mail comes, and whichever process reaches `point` first dies there; then it is started again. */
  async function deliverAndKill(subject: string, id: string, point: string): Promise<void> {
    await Promise.all([first.killAt(point), second.killAt(point)]);
    // Another sender each time, for one is acknowledged once in a week.
    const from = `${id}@bombas-gomez.example`;
    await stack.deliver(letter(subject, id).replaceAll(lucia, from), {
      from,
      to: ['info@acme.test'],
    });
    const died = await Promise.race([
      first.ended().then(() => ({ dead: first, alive: second })),
      second.ended().then(() => ({ dead: second, alive: first })),
    ]);
    await died.alive.spare();
    await died.dead.start();
  }

  const settled = (subject: string, states: string[]) =>
    until(
      async () => {
        const inquiry = await inquiryWith(boss, subject);
        const isAcknowledged = states.includes(inquiry?.acknowledgement?.state ?? '');
        return isAcknowledged && inquiry?.handoff?.delivery === 'delivered' ? inquiry : null;
      },
      { ...takeover, what: `${subject}, settled` },
    );

  async function copies(subject: string, id: string) {
    const to = await readSources(stack, `${id}@bombas-gomez.example`);
    const own = await readFolder(stack, 'wang');
    return {
      acknowledged: to.filter((source) => /^auto-submitted: auto-replied/im.test(source)).length,
      handedOff: own.filter(({ messageId }) => messageId?.includes(`${id}@`)).length,
    };
  }

  test('before sending: exactly one acknowledgement and one hand-off', async () => {
    const subject = 'Oferta de bombas, antes';
    await deliverAndKill(subject, 'antes', 'acknowledgement-planned');
    await settled(subject, ['sent']);
    expect(await copies(subject, 'antes')).toEqual({ acknowledged: 1, handedOff: 1 });
  });

  test('inside it: at most one, and a person is told', async () => {
    const subject = 'Oferta de bombas, durante';
    await deliverAndKill(subject, 'durante', 'acknowledgement-written');
    const inquiry = await settled(subject, ['unsure']);
    expect(await copies(subject, 'durante')).toEqual({ acknowledged: 0, handedOff: 1 });
    const told = (await boss.rows('entries')).filter(
      ({ inquiryId, detail }) => inquiryId === inquiry.id && detail.acknowledgement === 'unsure',
    );
    expect(told).toHaveLength(1);
  });

  test('and the log of it all is whole', async () => {
    expect(await first.verify()).toMatchObject({ kind: 'whole' });
  });
});
