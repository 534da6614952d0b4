import { and, eq, isNull } from 'drizzle-orm';
import { foldAddress } from '#lib/domain/address.ts';
import type { MemberId, TeamId } from '#lib/domain/ids.ts';
import { members } from '#server/database/schema/member.ts';
import { wrongFromAddress, wrongPasswords } from './attempts.ts';
import { answerOf, type Core } from './core.ts';
import { keyOf } from './people.ts';

/** What came of a sign-in. `cookies` are Set-Cookie values; `seconds`: how long to wait. */
export type SignedIn =
  | { kind: 'in' | 'code'; cookies: string[] }
  | { kind: 'wrong' }
  | { kind: 'wait'; seconds: number };

/** The person behind a page's cookie. */
export interface PageIdentity {
  teamId: TeamId;
  memberId: MemberId;
  sessionId: string;
  hasSecondStep: boolean;
}

export interface SignIn {
  /**
   * Signs a member in by their own address. Failures are counted for the account and for the network address.
   * @param from the network address of `clientAddress`.
   */
  signIn(given: { address: string; password: string }, from: string): Promise<SignedIn>;
  /** The second step: six digits of the app, or a spare code. `headers` carry the cookie of the first. */
  giveCode(code: string, headers: Headers): Promise<SignedIn>;
  /** Ends the session of these cookies. Returns the cookies that forget it. */
  signOut(headers: Headers): Promise<string[]>;
  /** Who these cookies stand for, members who left excepted, and the cookies that prolong the session. */
  whoIs(headers: Headers): Promise<{ who: PageIdentity | null; cookies: string[] }>;
}

export function manageSignIn(core: Core): SignIn {
  const { betterAuth, database, attempts } = core;
  const isMember = async (teamId: TeamId, memberId: MemberId) => {
    const isThey = and(eq(members.teamId, teamId), eq(members.id, memberId));
    const found = await database
      .select({ id: members.id })
      .from(members)
      .where(and(isThey, isNull(members.leftAt)));
    return found.length > 0;
  };
  return {
    async signIn({ address, password }, from) {
      const folded = foldAddress(address);
      for (const verdict of [
        await attempts.take(wrongFromAddress, from),
        await attempts.take(wrongPasswords, folded),
      ]) {
        if (!verdict.ok) return { kind: 'wait', seconds: verdict.seconds };
      }
      const found = await database
        .select({ id: members.id })
        .from(members)
        .where(and(eq(members.address, folded), isNull(members.leftAt)));
      // Nobody: the same work is done, so that the time taken does not tell who is a member.
      const keys = found.length > 0 ? found.map(({ id }) => keyOf(id)) : [keyOf('nobody')];
      for (const email of keys) {
        const call = { body: { email, password }, headers: new Headers() };
        const answer = await answerOf(betterAuth.api.signInEmail({ ...call, returnHeaders: true }));
        if (!answer.ok) continue;
        await attempts.clear(wrongPasswords, folded);
        await attempts.giveBack(wrongFromAddress, from);
        const isHalf = 'twoFactorRedirect' in (answer.value as object);
        return { kind: isHalf ? 'code' : 'in', cookies: answer.cookies };
      }
      return { kind: 'wrong' };
    },
    async giveCode(code, headers) {
      const plain = code.replace(/\s/g, '');
      const body = { code: plain };
      const answer = /^\d{6}$/.test(plain)
        ? await answerOf(betterAuth.api.verifyTOTP({ body, headers, returnHeaders: true }))
        : await answerOf(betterAuth.api.verifyBackupCode({ body, headers, returnHeaders: true }));
      if (answer.ok) return { kind: 'in', cookies: answer.cookies };
      return answer.code === 'ACCOUNT_TEMPORARILY_LOCKED'
        ? { kind: 'wait', seconds: 15 * 60 }
        : { kind: 'wrong' };
    },
    async signOut(headers) {
      const answer = await answerOf(betterAuth.api.signOut({ headers, returnHeaders: true }));
      return answer.cookies;
    },
    async whoIs(headers) {
      const answer = await answerOf(betterAuth.api.getSession({ headers, returnHeaders: true }));
      const found = answer.ok ? answer.value : null;
      if (!found || found.session.kind !== 'page') return { who: null, cookies: [] };
      const teamId = found.user.teamId as TeamId;
      const memberId = found.user.memberId as MemberId;
      if (!(await isMember(teamId, memberId))) return { who: null, cookies: [] };
      const hasSecondStep = found.user.twoFactorEnabled ?? false;
      const who = { teamId, memberId, sessionId: found.session.id, hasSecondStep };
      return { who, cookies: answer.cookies };
    },
  };
}
