import { and, eq, isNull, or } from 'drizzle-orm';
import type { TeamId } from '#lib/domain/ids.ts';
import { mailboxes } from '#server/database/schema/desk.ts';
import { accounts } from '#server/database/schema/mail.ts';
import { members } from '#server/database/schema/member.ts';
import type { Deps } from '../deps.ts';
import { type Account, type AccountOwner, type SignIn, toAccount } from './account.ts';
import { accessTokenOf } from './account-token.ts';
import type { Vault } from './vault.ts';

/** Every account of every team that is to be read: of active mailboxes, and of members who are still there. */
export async function accountsToWatch(deps: Pick<Deps, 'database'>): Promise<Account[]> {
  const rows = await deps.database
    .select({ account: accounts })
    .from(accounts)
    .leftJoin(
      mailboxes,
      and(eq(mailboxes.teamId, accounts.teamId), eq(mailboxes.id, accounts.mailboxId)),
    )
    .leftJoin(members, and(eq(members.teamId, accounts.teamId), eq(members.id, accounts.memberId)))
    .where(
      or(
        and(eq(mailboxes.active, true), eq(mailboxes.connected, true)),
        and(isNull(members.leftAt), eq(members.connected, true)),
      ),
    );
  return rows.map(({ account }) => toAccount(account));
}

/** The accounts of a team, without their passwords. */
export async function accountsOf(deps: Pick<Deps, 'database'>, teamId: TeamId): Promise<Account[]> {
  const rows = await deps.database.select().from(accounts).where(eq(accounts.teamId, teamId));
  return rows.map(toAccount);
}

/** The account of a mailbox or member of a team, or `null` where none is connected. */
export async function accountOf(
  deps: Pick<Deps, 'database'>,
  teamId: TeamId,
  of: AccountOwner,
): Promise<Account | null> {
  const isTheirs =
    of.kind === 'mailbox'
      ? eq(accounts.mailboxId, of.mailboxId)
      : eq(accounts.memberId, of.memberId);
  const [row] = await deps.database
    .select()
    .from(accounts)
    .where(and(eq(accounts.teamId, teamId), isTheirs));
  return row ? toAccount(row) : null;
}

/**
 * How to sign in: with the password, or a token that is good for some minutes. Throws `KeyLost` where the server's key does
 * not open it, `ConsentGone` where the provider gives no token any more.
 */
export async function loginOf(
  deps: Pick<Deps, 'database' | 'consents'>,
  vault: Vault,
  accountId: string,
): Promise<SignIn | null> {
  const [row] = await deps.database.select().from(accounts).where(eq(accounts.id, accountId));
  if (!row) return null;
  const { imap, smtp, username, secret } = row;
  const password = opened(vault, secret, row.id);
  if (row.consentBy === null) return { imap, smtp, username, password };
  let accessToken = await accessTokenOf(deps, vault, accountId);
  const renew = async () =>
    (accessToken = await accessTokenOf(deps, vault, accountId, accessToken));
  return { imap, smtp, username, accessToken, renew };
}

/** The key is not the one the password was sealed with; somebody must enter the password again. */
export class KeyLost extends Error {
  readonly code = 'KeyLost';
  /** To people it is a password that does not work. */
  readonly authenticationFailed = true;
  constructor(cause: unknown) {
    super('the key of this server does not open the password of this account', { cause });
    this.name = 'KeyLost';
  }
}

function opened(vault: Vault, secret: string, owner: string): string {
  try {
    return vault.open(secret, owner);
  } catch (error) {
    throw new KeyLost(error);
  }
}
