import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { MailboxId, TeamId } from '#lib/domain/ids.ts';
import { mailboxes } from '#server/database/schema/desk.ts';
import { accounts, selfChecks } from '#server/database/schema/mail.ts';
import { toAccount, type Account } from '../accounts/account.ts';
import type { Deps } from '../deps.ts';

const DAY = 86_400_000;

/** Mailboxes whose daily mail to themselves is due, with the accounts to send it from. */
export async function selfChecksDue(deps: Pick<Deps, 'database' | 'now'>): Promise<Account[]> {
  const dayAgo = new Date(deps.now().getTime() - DAY);
  const rows = await deps.database
    .select({ account: accounts })
    .from(mailboxes)
    .innerJoin(
      accounts,
      and(eq(accounts.teamId, mailboxes.teamId), eq(accounts.mailboxId, mailboxes.id)),
    )
    .leftJoin(selfChecks, eq(selfChecks.mailboxId, mailboxes.id))
    .where(
      and(
        eq(mailboxes.active, true),
        eq(mailboxes.connected, true),
        eq(mailboxes.selfCheck, true),
        or(isNull(selfChecks.sentAt), lt(selfChecks.sentAt, dayAgo)),
      ),
    );
  return rows.map(({ account }) => toAccount(account)).filter(({ smtp }) => smtp !== null);
}

/** Notes that a mail is on its way, in place of the one before. */
export async function selfCheckSent(
  deps: Pick<Deps, 'database' | 'now'>,
  check: { teamId: TeamId; mailboxId: MailboxId; rfcMessageId: string },
): Promise<void> {
  const sent = { ...check, sentAt: deps.now(), seenAt: null };
  await deps.database
    .insert(selfChecks)
    .values(sent)
    .onConflictDoUpdate({ target: selfChecks.mailboxId, set: sent });
}

/** Notes that the mail with this Message-ID has arrived; whatever else is told is no news. */
export async function selfCheckSeen(
  deps: Pick<Deps, 'database' | 'now'>,
  mailboxId: MailboxId,
  rfcMessageId: string,
): Promise<void> {
  await deps.database
    .update(selfChecks)
    .set({ seenAt: deps.now() })
    .where(
      and(
        eq(selfChecks.mailboxId, mailboxId),
        eq(selfChecks.rfcMessageId, rfcMessageId),
        isNull(selfChecks.seenAt),
      ),
    );
}
