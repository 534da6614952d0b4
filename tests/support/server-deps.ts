import { pino } from 'pino';
import { v7 as newId } from 'uuid';
import { usualAcknowledgement } from '#lib/domain/acknowledgement.ts';
import type { Action, ActionOf, ActionType } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Member, Role } from '#lib/domain/member.ts';
import type { Visibility } from '#lib/domain/team.ts';
import { openDatabase } from '#server/database/database.ts';
import { openSignals } from '#server/database/signals.ts';
import { openQueue } from '#server/queue/queue.ts';
import { commit } from '#server/services/actions/commit.ts';
import type { Deps } from '#server/services/deps.ts';
import { createTeam } from '#server/services/teams/create-team.ts';
import { newDatabase } from './new-database.ts';
import { aMember, idOf, morning, plainly, unsaid } from './rows.ts';

export interface ServerDeps extends Deps {
  /** Sets what `now()` says. It stands still otherwise. */
  setNow(now: Date): void;
  close(): Promise<void>;
}

/**
 * The real parts over the database this run is about: PostgreSQL at DATABASE_URL, else one in memory. Teams keep tests
 * apart, so one of these serves a whole file. `at` opens another one.
 */
export async function openDeps(
  over: Partial<Deps> = {},
  at: { databaseUrl: string | null; dataFolder: string | null } = {
    databaseUrl: process.env.DATABASE_URL ?? null,
    dataFolder: null,
  },
): Promise<ServerDeps> {
  const { databaseUrl: url, dataFolder: folder } = at;
  const log = pino({ level: process.env.BATON_TEST_LOG ?? 'silent' });
  const copyOf = url === null && folder === null ? await newDatabase(log) : null;
  const database = await openDatabase({ url, folder, copyOf, log });
  const queue = await openQueue({ database, url, log });
  const signals = await openSignals(database, log);
  let now = morning;
  return {
    database,
    queue,
    signals,
    now: () => now,
    newId: () => newId(),
    log,
    reach: async () => {},
    ...over,
    setNow: (instant) => (now = instant),
    async close() {
      await signals.stop();
      await queue.stop();
      await database.close();
    },
  };
}

export const host: Actor = { kind: 'host' };
export const watcher: Actor = { kind: 'watcher' };
export const as = (member: Pick<Member, 'id'>): Actor => ({ kind: 'member', memberId: member.id });

/** An action with an id of its own; `over` is what its type asks for. */
export function anAction<T extends ActionType>(
  type: T,
  over: Omit<ActionOf<T>, 'id' | 'at' | 'type'>,
): ActionOf<T> {
  return { id: newId(), at: morning, type, ...over } as unknown as ActionOf<T>;
}

/** A member named `name` of this team; names are unique within a team. */
export async function join(deps: Deps, teamId: TeamId, name: string, role: Role): Promise<Member> {
  const member = aMember(name, role, { id: idOf(teamId + name) });
  await done(deps, teamId, host, anAction('join', { member }));
  return member;
}

/** A team with Ada (admin), Max (manager), Linda and Wang (reps), and a mailbox info@acme.test. */
export async function aTeam(deps: Deps, visibility: Visibility = 'team') {
  const { id } = await createTeam(deps, { name: 'Acme', visibility });
  const ada = await join(deps, id, 'Ada', 'admin');
  const max = await join(deps, id, 'Max', 'manager');
  const linda = await join(deps, id, 'Linda', 'rep');
  const wang = await join(deps, id, 'Wang', 'rep');
  const mailboxId = idOf<ActionOf<'open'>['mailboxId']>(`${id}info`);
  const mailbox = {
    id: mailboxId,
    address: 'info@acme.test',
    aliases: [],
    name: 'Front desk',
    viewHours: 24,
    replyHours: 48,
    acknowledgement: { ...usualAcknowledgement, isOn: false },
    authservId: null,
    selfCheck: false,
    active: true,
  };
  await done(deps, id, as(ada), anAction('save-mailbox', { mailbox }));
  return { id, ada, max, linda, wang, mailboxId };
}

/** Commits an action that must succeed, and gives back its place in the log. */
export async function done(deps: Deps, teamId: TeamId, actor: Actor, action: Action) {
  const outcome = await commit(deps, teamId, actor, action);
  if (outcome.status === 'refused') {
    throw new Error(`${action.type} was refused: ${JSON.stringify(outcome.refusal)}`);
  }
  return outcome.seq;
}

/** A customer's mail that opens an inquiry; `word` tells one customer and mail from another. */
export function anOpening(
  mailboxId: ActionOf<'open'>['mailboxId'],
  word: string = newId(),
): ActionOf<'open'> {
  const address = `${word}@kunde.example`;
  return anAction('open', {
    inquiryId: newId() as ActionOf<'open'>['inquiryId'],
    mailboxId,
    customer: {
      id: newId() as ActionOf<'open'>['customer']['id'],
      name: `Customer ${word}`,
      addresses: [address],
      company: 'Kunde GmbH',
      country: 'DE',
      countryEvidence: null,
      phone: null,
      website: null,
      timeZone: 'Europe/Berlin',
      language: 'de',
    },
    inquiry: {
      subject: `Pumps ${word}`,
      snippet: 'Could you quote forty pumps?',
      language: 'de',
      channel: 'direct',
      ...unsaid,
    },
    ...plainly,
    message: {
      id: newId() as ActionOf<'open'>['message']['id'],
      direction: 'in',
      rfcMessageId: `<${word}@kunde.example>`,
      inReplyTo: null,
      references: [],
      from: { name: `Customer ${word}`, address },
      to: [{ name: '', address: 'info@acme.test' }],
      cc: [],
      recipients: 1,
      subject: `Pumps ${word}`,
      snippet: 'Could you quote forty pumps?',
      sentAt: morning,
      receivedAt: morning,
      attachments: [],
      places: [],
      gmail: null,
      conversation: null,
      authentication: null,
      reply: null,
      keys: [`3:${word}`],
    },
  });
}
