import { and, inArray, isNotNull } from 'drizzle-orm';
import { accounts } from '#server/database/schema/mail.ts';
import { members } from '#server/database/schema/member.ts';
import type { Deps } from '../deps.ts';

/** Forgets the logins of members who left: nobody may read their mail any more, nor keep the means to. */
export async function forgetAccountsOfThoseWhoLeft(deps: Pick<Deps, 'database'>): Promise<void> {
  const left = deps.database
    .select({ id: members.id })
    .from(members)
    .where(isNotNull(members.leftAt));
  await deps.database
    .delete(accounts)
    .where(and(isNotNull(accounts.memberId), inArray(accounts.memberId, left)));
}
