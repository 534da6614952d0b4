import pino from 'pino';
import { v7 as newId } from 'uuid';
import { usualAcknowledgement } from '#lib/domain/acknowledgement.ts';
import type { ActionId, MailboxId, TeamId } from '#lib/domain/ids.ts';
import { usualHours } from '#lib/domain/mailbox.ts';
import { openAuth } from '#server/auth/auth.ts';
import { openDatabase } from '#server/database/database.ts';
import { openSignals } from '#server/database/signals.ts';
import { openQueue } from '#server/queue/queue.ts';
import { commit } from '#server/services/actions/commit.ts';
import type { Deps } from '#server/services/deps.ts';
import { joinTeam } from '#server/services/invitations/newcomer.ts';
import { createTeam } from '#server/services/teams/create-team.ts';
import { connectDevice, type Device } from '#tests/support/team-server/device.ts';
import { password } from '#tests/support/team-server/set-up.ts';
import { newVisitor } from '#tests/support/team-server/visitor.ts';

export const teamCount = 8;

/** Ids that a baseline can work out from a number: `kind` is one hexadecimal digit, `padded` twelve digits. */
export const idFrom = (kind: 'a' | 'b' | 'c', padded: string): string =>
  `${kind}0000000-0000-7000-8000-${padded}`;

/** Teams are counted from one. */
export const teamIdOf = (at: number): TeamId => idFrom('c', String(at).padStart(12, '0')) as TeamId;

/** Eight teams of one member each, made by the server's own services, with a device of each member. */
export async function eightTeams(databaseUrl: string, address: string): Promise<Device[]> {
  return withServices(databaseUrl, async (deps) => {
    const auth = openAuth({
      database: deps.database,
      secret: 'only logins are made with it, so it signs nothing',
      publicUrl: null,
      now: deps.now,
    });
    const devices: Device[] = [];
    for (let at = 1; at <= teamCount; at += 1) {
      const { id } = await createTeam(deps, {
        id: teamIdOf(at),
        name: `Team ${at}`,
        visibility: 'team',
      });
      const newcomer = { name: 'Ada', initials: null, language: 'en', password } as const;
      const own = `ada@team-${at}.test`;
      const joined = await joinTeam(deps, auth, id, 'admin', { ...newcomer, address: own });
      if (joined.status !== 'joined') throw new Error(`nobody joined team ${at}`);
      await addMailbox(deps, id, `info@team-${at}.test`);
      const visitor = newVisitor(address);
      const page = await visitor.open('/sign-in');
      await page.submit('/sign-in', { address: own, password });
      devices.push(await connectDevice(address, visitor));
    }
    return devices;
  });
}

/** The server's services on a PostgreSQL that a server process uses at the same time. */
export async function withServices<T>(url: string, work: (deps: Deps) => Promise<T>): Promise<T> {
  const log = pino({ level: 'silent' });
  const database = await openDatabase({ url, folder: null, log });
  const queue = await openQueue({ database, url, log });
  const signals = await openSignals(database, log);
  const now = (): Date => new Date();
  try {
    return await work({ database, queue, signals, now, newId, log, reach: async () => {} });
  } finally {
    await signals.stop();
    await queue.stop();
    await database.close();
  }
}

/** The bench counts claims; nothing is to be sent. */
const quiet = {
  acknowledgement: { ...usualAcknowledgement, isOn: false },
  authservId: null,
  selfCheck: false,
};

async function addMailbox(deps: Deps, teamId: TeamId, address: string): Promise<void> {
  const id = newId() as MailboxId;
  const mailbox = {
    id,
    address,
    aliases: [],
    name: 'Front desk',
    active: true,
    ...usualHours,
    ...quiet,
  };
  await commit(
    deps,
    teamId,
    { kind: 'host' },
    {
      id: newId() as ActionId,
      at: deps.now(),
      type: 'save-mailbox',
      mailbox,
    },
  );
}
