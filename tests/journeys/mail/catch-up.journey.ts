import { readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TeamId } from '#lib/domain/ids.ts';
import { folders } from '#server/database/schema/mail.ts';
import { inquiries } from '#server/database/schema/inquiry.ts';
import { messages } from '#server/database/schema/message.ts';
import { verifyLog } from '#server/services/log/verify-log.ts';
import { connectedTeam } from '#tests/bench/catch-up/connected-team.ts';
import { openings, putMails } from '#tests/bench/catch-up/waiting-mails.ts';
import { asPerson } from '#tests/server/mail/desk.ts';
import { freePort } from '#tests/support/free-port.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { startPostgres, type Postgres } from '#tests/support/postgres.ts';
import { openDeps, type ServerDeps } from '#tests/support/server-deps.ts';
import {
  startServerProcess,
  type ServerProcess,
} from '#tests/support/team-server/server-process.ts';
import { until } from '#tests/support/until.ts';

/**
 * Hundreds of mails wait after an outage while servers die and the folder changes under them: in the end each mail has
 * been taken in once, and the log is whole.
 */
const waiting = 400;
/** A dead process holds its lease for half a minute. */
const takeover = { patience: 120_000 };

let stack: MailStack;
let postgres: Postgres;
let deps: ServerDeps;
let dataFolder: string;
let teamId: TeamId;
let one: ServerProcess;
let other: ServerProcess;

const start = async (databaseUrl: string): Promise<ServerProcess> =>
  startServerProcess({
    BATON_DATA: dataFolder,
    BATON_PORT: String(await freePort()),
    BATON_LOG: 'info',
    DATABASE_URL: databaseUrl,
  });
const inbox = async () => {
  const rows = await deps.database.select().from(folders).where(eq(folders.path, 'INBOX'));
  return rows[0];
};
const opened = () => deps.database.select().from(inquiries).where(eq(inquiries.teamId, teamId));
const readToItsEnd = (uidValidity?: number) =>
  until(
    async () => {
      const row = await inbox();
      return row && row.waiting === 0 && row.uidValidity !== uidValidity && row.lastUid >= waiting
        ? row
        : null;
    },
    { ...takeover, what: 'an inbox read to its end' },
  );

beforeAll(async () => {
  stack = await startMailStack();
  postgres = await startPostgres();
  dataFolder = await mkdtemp(join(tmpdir(), 'baton-outage-'));
  const databaseUrl = await postgres.createDatabase();
  const data = { databaseUrl, dataFolder };
  teamId = await connectedTeam(data, stack, new Date(Date.now() - 86_400_000));
  await putMails(stack, waiting);
  deps = await openDeps({ now: () => new Date() }, data);
  one = await start(databaseUrl);
  await one.killAt('before-commit');
  other = await start(databaseUrl);
});
afterAll(async () => {
  await one?.kill();
  await other?.stop();
  await deps?.close();
  await postgres?.stop();
  await stack?.stop();
  if (dataFolder) await rm(dataFolder, { recursive: true, force: true });
});

describe('an outage with hundreds of mails', () => {
  test('a second server goes on where the first was killed, in the middle of a page', async () => {
    await one.ended();
    await until(async () => (await inbox())?.waiting, { ...takeover, what: 'a first page' });
    // Read by somebody else before the server has come there.
    await asPerson(stack, stack.users.info, async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageFlagsAdd(`${waiting - 30}:${waiting}`, ['\\Seen'], { uid: true });
    });
    await readToItsEnd();
    expect(await opened()).toHaveLength(openings(waiting));
    expect(await verifyLog(deps, teamId)).toMatchObject({ kind: 'whole' });
  });

  test('takes in nothing twice when all UIDs change and mails have moved', async () => {
    const before = await inbox();
    await other.stop();
    await asPerson(stack, stack.users.info, async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageMove('1:20', 'Junk', { uid: true });
      await client.messageDelete('21:40', { uid: true });
    });
    const maildir = join(stack.folder, 'mail/acme.test/info/Maildir');
    for (const name of readdirSync(maildir)) {
      if (/^dovecot[.-](?:uidlist|index)/.test(name)) rmSync(join(maildir, name));
    }
    await other.start();
    const now = await until(
      async () => {
        const row = await inbox();
        return row && row.uidValidity !== before?.uidValidity && row.waiting === 0 ? row : null;
      },
      { ...takeover, what: 'a folder read anew' },
    );
    expect(now.lastUid).toBe(waiting - 40);
    const inJunk = until(
      async () => {
        const all = await deps.database.select().from(messages).where(eq(messages.teamId, teamId));
        const moved = all.filter(({ places }) => places.some(({ folder }) => folder === 'Junk'));
        return moved.length > 0 && moved;
      },
      { ...takeover, what: 'mails met again in Junk' },
    );
    expect((await inJunk).length).toBeGreaterThan(0);
    expect(await opened()).toHaveLength(openings(waiting));
    const all = await deps.database.select().from(messages).where(eq(messages.teamId, teamId));
    const ids = all.map(({ rfcMessageId }) => rfcMessageId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await verifyLog(deps, teamId)).toMatchObject({ kind: 'whole' });
  });
});
