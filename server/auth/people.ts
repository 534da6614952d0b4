import { eq } from 'drizzle-orm';
import type { MemberId, TeamId } from '#lib/domain/ids.ts';
import { people } from '#server/database/schema/auth.ts';
import type { Core } from './core.ts';

/** A member's login. */
export interface NewPerson {
  teamId: TeamId;
  memberId: MemberId;
  password: string;
}

export interface People {
  /**
   * Makes the login of a member. Sign-up being closed refuses server-side sign-up too, so this is the internal adapter;
   * the same member twice leaves the first login as it is and sets the password.
   */
  createPerson(person: NewPerson): Promise<void>;
  /** Undoes `createPerson`; ends all sessions with it. */
  removePerson(memberId: MemberId): Promise<void>;
  /**
   * A new password by an admin's link. Ends every session and switches the second step off: the link is for somebody
   * who lost password, phone or laptop.
   * @returns whether the member has a login.
   */
  resetPassword(memberId: MemberId, password: string): Promise<boolean>;
}

/** better-auth wants an address that never changes; a member's own may. */
export function keyOf(memberId: string): string {
  return `${memberId}@member.invalid`;
}

export function managePeople({ betterAuth, database }: Core): People {
  return {
    async createPerson({ teamId, memberId, password }) {
      const { internalAdapter, password: hasher } = await betterAuth.$context;
      const hash = await hasher.hash(password);
      const email = keyOf(memberId);
      const known = await internalAdapter.findUserByEmail(email);
      if (known) return internalAdapter.updatePassword(known.user.id, hash);
      const login = { name: '', email, emailVerified: true, teamId, memberId };
      const user = await internalAdapter.createUser(login, { method: 'email-password' } as never);
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: hash,
      });
    },
    async removePerson(memberId) {
      await database.delete(people).where(eq(people.memberId, memberId));
    },
    async resetPassword(memberId, password) {
      const { internalAdapter, password: hasher, adapter } = await betterAuth.$context;
      const known = await internalAdapter.findUserByEmail(keyOf(memberId));
      if (!known) return false;
      await internalAdapter.updatePassword(known.user.id, await hasher.hash(password));
      await internalAdapter.updateUser(known.user.id, { twoFactorEnabled: false });
      await adapter.deleteMany({
        model: 'twoFactor',
        where: [{ field: 'userId', value: known.user.id }],
      });
      await internalAdapter.deleteUserSessions(known.user.id);
      return true;
    },
  };
}
