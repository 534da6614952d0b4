import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/domain/actor.ts';
import type { TeamId } from '#lib/domain/ids.ts';
import { hasRole } from '#lib/domain/member.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import { fromRow } from '#server/database/rows.ts';
import { mailboxes } from '#server/database/schema/desk.ts';
import { members } from '#server/database/schema/member.ts';
import type { Deps } from '../deps.ts';
import type { AccountOwner } from './account.ts';

/**
 * Whether this actor may give the server that login, asked before anything is written: an admin, the host, or a member
 * for their own account. The same rule decides again when `connect` is committed.
 */
export async function mayConnect(
  deps: Deps,
  teamId: TeamId,
  actor: Actor,
  of: AccountOwner,
): Promise<Refusal | null> {
  const { database } = deps;
  if (actor.kind !== 'member' && actor.kind !== 'host')
    return { code: 'not-allowed', role: 'admin' };
  if (actor.kind === 'member') {
    const [row] = await database
      .select()
      .from(members)
      .where(and(eq(members.teamId, teamId), eq(members.id, actor.memberId)));
    const member = row && fromRow(row);
    const isOwn = of.kind === 'member' && of.memberId === member?.id && member.leftAt === null;
    if (!member || (!isOwn && !hasRole(member, 'admin'))) {
      return { code: 'not-allowed', role: 'admin' };
    }
  }
  // The owner must be of this team: the table of accounts is one for all teams.
  const found =
    of.kind === 'mailbox'
      ? await database
          .select({ id: mailboxes.id })
          .from(mailboxes)
          .where(and(eq(mailboxes.teamId, teamId), eq(mailboxes.id, of.mailboxId)))
      : await database
          .select({ id: members.id })
          .from(members)
          .where(and(eq(members.teamId, teamId), eq(members.id, of.memberId)));
  return found.length > 0 ? null : { code: 'not-found' };
}
