import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/domain/actor.ts';
import type { ActionId, TeamId } from '#lib/domain/ids.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import { accounts } from '#server/database/schema/mail.ts';
import { commit } from '../actions/commit.ts';
import type { Deps } from '../deps.ts';
import type { AccountEntry, AccountOwner, ConsentEntry } from './account.ts';
import { mayConnect } from './may-connect.ts';
import type { Vault } from './vault.ts';

export type SaveAccountResult = { status: 'done' } | { status: 'refused'; refusal: Refusal };

/**
 * Keeps the login of a mailbox (an admin's to give) or of a member's own account, its password or tokens sealed, and records
 * that it is connected. Watching begins within seconds, with the mail that comes from now on.
 */
export async function saveAccount(
  deps: Deps,
  vault: Vault,
  teamId: TeamId,
  actor: Actor,
  entry: AccountEntry | ConsentEntry,
): Promise<SaveAccountResult> {
  const denied = await mayConnect(deps, teamId, actor, entry.of);
  if (denied) return { status: 'refused', refusal: denied };
  const column = ownerColumn(entry.of);
  const [known] = await deps.database.select().from(accounts).where(eq(column.column, column.id));
  const id = known?.id ?? deps.newId();
  const values = {
    address: entry.address,
    username: entry.username,
    imap: entry.imap,
    smtp: entry.smtp,
    sentFolder: entry.sentFolder,
    provider: entry.provider ?? null,
    consentBy: 'consent' in entry ? entry.consent.by : null,
    secret: vault.seal(
      'consent' in entry ? JSON.stringify(entry.consent.tokens) : entry.password,
      id,
    ),
  };
  await deps.database
    .insert(accounts)
    .values({
      id,
      teamId,
      ...column.values,
      ...values,
      connectedAt: secondOf(deps.now()),
      version: 1,
    })
    .onConflictDoUpdate({
      target: column.column,
      set: { ...values, version: sql`${accounts.version} + 1` },
    });
  const committed = await commit(deps, teamId, actor, {
    id: deps.newId() as ActionId,
    at: deps.now(),
    type: 'connect',
    of: entry.of,
    address: entry.address,
    connected: true,
  });
  if (committed.status === 'done') return { status: 'done' };
  // The mailbox or member went away meanwhile.
  await deps.database.delete(accounts).where(eq(column.column, column.id));
  return { status: 'refused', refusal: committed.refusal };
}

/** Keeps which folder holds what was sent, of an account that is connected; watching begins anew with it. */
export async function chooseSentFolder(
  deps: Pick<Deps, 'database'>,
  teamId: TeamId,
  of: AccountOwner,
  sentFolder: string | null,
): Promise<void> {
  const { column, id } = ownerColumn(of);
  await deps.database
    .update(accounts)
    .set({ sentFolder, version: sql`${accounts.version} + 1` })
    .where(and(eq(column, id), eq(accounts.teamId, teamId)));
}

/** Forgets a login and how far its folders were read, and records that it is gone. */
export async function removeAccount(
  deps: Deps,
  teamId: TeamId,
  actor: Actor,
  of: AccountOwner,
): Promise<SaveAccountResult> {
  const denied = await mayConnect(deps, teamId, actor, of);
  if (denied) return { status: 'refused', refusal: denied };
  const column = ownerColumn(of);
  const [gone] = await deps.database
    .delete(accounts)
    .where(eq(column.column, column.id))
    .returning({ address: accounts.address });
  if (!gone) return { status: 'done' };
  const committed = await commit(deps, teamId, actor, {
    id: deps.newId() as ActionId,
    at: deps.now(),
    type: 'connect',
    of,
    address: gone.address,
    connected: false,
  });
  return committed.status === 'done' ? { status: 'done' } : committed;
}

function ownerColumn(of: AccountOwner) {
  return of.kind === 'mailbox'
    ? { column: accounts.mailboxId, id: of.mailboxId, values: { mailboxId: of.mailboxId } }
    : { column: accounts.memberId, id: of.memberId, values: { memberId: of.memberId } };
}

/** Mail servers count whole seconds: what comes in the very second of connecting is new, and must not look older. */
function secondOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / 1000) * 1000);
}
