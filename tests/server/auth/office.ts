import pino from 'pino';
import { v7 as uuid } from 'uuid';
import type { MemberId, TeamId } from '#lib/domain/ids.ts';
import type { Role } from '#lib/domain/member.ts';
import { type Auth, openAuth } from '#server/auth/auth.ts';
import { type Database, openDatabase } from '#server/database/database.ts';
import { members } from '#server/database/schema/member.ts';
import { teams } from '#server/database/schema/team.ts';

export const password = 'a calm long sentence';
export const secret = 'only for tests, but thirty-two characters and more';

/** A database with one team, its logins, and a clock that stands where it is put. */
export interface Office {
  database: Database;
  auth: Auth;
  teamId: TeamId;
  clock: { now: Date };
  /** Adds a member with a login. */
  hire(name: string, role?: Role): Promise<{ memberId: MemberId; address: string }>;
  close(): Promise<void>;
}

export async function openOffice(): Promise<Office> {
  const log = pino({ level: 'silent' });
  const url = process.env.DATABASE_URL ?? null;
  const database = await openDatabase({ url, folder: null, log });
  const clock = { now: new Date() };
  const now = () => clock.now;
  const auth = openAuth({ database, secret, publicUrl: null, now });
  const teamId = uuid() as TeamId;
  const createdAt = clock.now;
  const team = { id: teamId, name: 'Acme Trading', visibility: 'team', createdAt } as const;
  await database.insert(teams).values(team);
  return {
    database,
    auth,
    teamId,
    clock,
    async hire(name, role = 'rep') {
      const memberId = uuid() as MemberId;
      const address = `${name.toLowerCase()}.${memberId.slice(-6)}@acme.test`;
      const row = { teamId, id: memberId, seq: 0, name, initials: name.slice(0, 2), address, role };
      const rest = {
        title: null,
        region: null,
        language: 'en' as const,
        connected: false,
        absences: [],
      };
      await database.insert(members).values({ ...row, ...rest, joinedAt: clock.now });
      await auth.createPerson({ teamId, memberId, password });
      return { memberId, address };
    },
    close: () => database.close(),
  };
}

/** The cookies of a sign-in as the browser sends them back. */
export function cookieHeader(setCookies: readonly string[]): Headers {
  const pairs = setCookies
    .map((one) => one.split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='));
  return new Headers({ cookie: pairs.join('; ') });
}
