import { and, eq } from 'drizzle-orm';
import type { HealthTrouble } from '#lib/domain/health-trouble.ts';
import type { MailboxId, TeamId } from '#lib/domain/ids.ts';
import { mailboxes } from '#server/database/schema/desk.ts';
import { accounts, folders, selfChecks } from '#server/database/schema/mail.ts';
import type { Deps } from '../deps.ts';

/** How one watched mailbox is. */
export interface MailboxHealth {
  mailboxId: MailboxId;
  teamId: TeamId;
  address: string;
  accountId: string;
  lastReadAt: Date | null;
  lastMailAt: Date | null;
  /** Mails known to wait while it catches up. */
  waiting: number;
  trouble: { kind: HealthTrouble; since: Date } | null;
  selfCheck: { sentAt: Date; seenAt: Date | null } | null;
}

/** Looks come every four minutes at most, so two of them were missed; an admin is to know within ten. */
const SILENT_AFTER = 8 * 60_000;
/** A mail to oneself that takes longer has not arrived. */
const ARRIVES_IN = 10 * 60_000;

/** How every connected mailbox is: of a team, or of all of them. By address. */
export async function mailboxHealth(
  deps: Pick<Deps, 'database' | 'now'>,
  teamId: TeamId | null = null,
): Promise<MailboxHealth[]> {
  const rows = await deps.database
    .select({ mailbox: mailboxes, account: accounts, folder: folders, check: selfChecks })
    .from(mailboxes)
    .innerJoin(
      accounts,
      and(eq(accounts.teamId, mailboxes.teamId), eq(accounts.mailboxId, mailboxes.id)),
    )
    .leftJoin(folders, and(eq(folders.accountId, accounts.id), eq(folders.path, 'INBOX')))
    .leftJoin(selfChecks, eq(selfChecks.mailboxId, mailboxes.id))
    .where(
      and(
        eq(mailboxes.active, true),
        eq(mailboxes.connected, true),
        teamId === null ? undefined : eq(mailboxes.teamId, teamId),
      ),
    )
    .orderBy(mailboxes.address);
  const now = deps.now();
  return rows.map(({ mailbox, account, folder, check }) => {
    const asked = mailbox.selfCheck ? check : null;
    const silentSince = folder?.lookedAt ?? account.connectedAt;
    return {
      mailboxId: mailbox.id,
      teamId: mailbox.teamId,
      address: mailbox.address,
      accountId: account.id,
      lastReadAt: folder?.lookedAt ?? null,
      lastMailAt: folder?.lastMailAt ?? null,
      waiting: folder?.waiting ?? 0,
      trouble: mailbox.trouble ?? gapSince(silentSince, now) ?? lostSince(asked, now),
      selfCheck: asked && { sentAt: asked.sentAt, seenAt: asked.seenAt },
    };
  });
}

/** Nobody reads it: the process that did has died, or hangs, and no other has taken over. */
function gapSince(since: Date, now: Date): MailboxHealth['trouble'] {
  return now.getTime() - since.getTime() > SILENT_AFTER ? { kind: 'gap', since } : null;
}

function lostSince(
  check: { sentAt: Date; seenAt: Date | null } | null,
  now: Date,
): MailboxHealth['trouble'] {
  if (!check || check.seenAt || now.getTime() - check.sentAt.getTime() < ARRIVES_IN) return null;
  return { kind: 'self-check', since: check.sentAt };
}
