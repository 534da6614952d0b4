import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { openDatabase } from '#server/database/database.ts';
import { teams } from '#server/database/schema/team.ts';
import { verifyLog, type Verdict } from '#server/services/log/verify-log.ts';
import { freePort } from './free-port.ts';
import type { MailStack } from './mailstack.ts';
import { connectDevice, type Device } from './team-server/device.ts';
import { startServerProcess, type ServerProcess } from './team-server/server-process.ts';
import * as setUp from './team-server/set-up.ts';
import type { Visitor } from './team-server/visitor.ts';

/** A member as they sit before a browser of their own, signed in to the server's pages. */
export interface Colleague extends setUp.Newcomer {
  pages: Visitor;
  /** Connects one more device of theirs. */
  connect(): Promise<Device>;
}

export interface TeamServer extends Omit<ServerProcess, 'stop'> {
  /** Ada keeps the server, Boss watches, Linda and Wang answer. */
  ada: Colleague;
  boss: Colleague;
  linda: Colleague;
  wang: Colleague;
  databaseUrl: string | null;
  /** Reads the whole log by its digests. On the embedded database the server must have ended. */
  verify(): Promise<Verdict>;
  /** Stops the server where it runs, and removes its data. */
  stop(): Promise<void>;
}

interface Options {
  /** A PostgreSQL of one's own; the embedded database otherwise. */
  databaseUrl?: string;
  /** Has the server read info@, and the own accounts of those named. */
  mail?: { stack: MailStack; own: ('linda' | 'wang' | 'boss')[] };
  /** Of the mailbox info@. */
  hours?: { viewHours: number; replyHours: number };
  logLevel?: string;
  /** 32 bytes in base64, where a second process is to open what this one sealed. */
  key?: string;
}

/**
 * Starts the real server in a process of its own and makes a team in it the way people do: by the link it prints, by
 * invitations and forms.
 */
export async function startTeamServer(options: Options = {}): Promise<TeamServer> {
  const { databaseUrl = null, mail, hours = { viewHours: 24, replyHours: 48 } } = options;
  const folder = await mkdtemp(join(tmpdir(), 'baton-team-'));
  const server = await startServerProcess({
    BATON_DATA: folder,
    BATON_PORT: String(await freePort()),
    BATON_LOG: options.logLevel ?? 'info',
    ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }),
    ...(options.key && { BATON_KEY: options.key }),
  });
  try {
    const person = (name: string, role: 'rep' | 'manager' | 'admin'): setUp.Newcomer => {
      return { name, role, address: `${name.toLowerCase()}@acme.test` };
    };
    const seat = (newcomer: setUp.Newcomer, pages: Visitor): Colleague => {
      return { ...newcomer, pages, connect: () => connectDevice(server.url, pages) };
    };
    const admin = person('Ada', 'admin');
    const ada = seat(
      admin,
      await setUp.setUpTeam(`${server.url}/setup/${server.setupToken}`, admin),
    );
    const join = async (newcomer: setUp.Newcomer): Promise<Colleague> =>
      seat(newcomer, await setUp.invite(ada.pages, newcomer));
    const boss = await join(person('Boss', 'manager'));
    const linda = await join(person('Linda', 'rep'));
    const wang = await join(person('Wang', 'rep'));
    const mailbox = await setUp.addMailbox(ada.pages, hours);
    if (mail) {
      await setUp.connectMailbox(mailbox, mail.stack);
      for (const name of mail.own) {
        const { pages, address } = { boss, linda, wang }[name];
        await setUp.connectOwnAccount(pages, mail.stack, address);
      }
    }
    return Object.assign(server, {
      ada,
      boss,
      linda,
      wang,
      databaseUrl,
      verify: () => verify(databaseUrl, folder),
      stop: stopper(server, folder),
    });
  } catch (error) {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function stopper({ stop }: ServerProcess, folder: string): () => Promise<void> {
  return async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function verify(url: string | null, folder: string): Promise<Verdict> {
  const database = await openDatabase({ url, folder, log: pino({ level: 'silent' }) });
  try {
    const [team] = await database.select().from(teams);
    if (!team) throw new Error('there is no team');
    return await verifyLog({ database }, team.id);
  } finally {
    await database.close();
  }
}
