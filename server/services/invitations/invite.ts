import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { MemberId, TeamId } from '#lib/domain/ids.ts';
import { hasRole, type Member, type Role } from '#lib/domain/member.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import { links } from '#server/database/schema/auth.ts';
import type { Deps } from '../deps.ts';
import { memberOf } from '../members/members.ts';
import { type Link, makeLink, type NewLink } from './link.ts';

const validHours = 7 * 24;

export type LinkMade = ({ status: 'made' } & NewLink) | { status: 'refused'; refusal: Refusal };

const adminsOnly = { status: 'refused', refusal: { code: 'not-allowed', role: 'admin' } } as const;

/** An admin's invitation: as what, and whose address where it is known. Valid for seven days, works once. */
export async function invite(
  deps: Deps,
  teamId: TeamId,
  adminId: MemberId,
  given: { role: Role; address: string | null },
): Promise<LinkMade> {
  if (!(await isAdmin(deps, teamId, adminId))) return adminsOnly;
  const link = await makeLink(
    deps,
    { kind: 'invitation', teamId, madeBy: adminId, ...given },
    validHours,
  );
  return { status: 'made', ...link };
}

/** The invitations of a team nobody has used yet, newest first. Their tokens are known to nobody here. */
export async function openInvitations(
  deps: Pick<Deps, 'database' | 'now'>,
  teamId: TeamId,
): Promise<Link[]> {
  return deps.database
    .select()
    .from(links)
    .where(
      and(
        eq(links.teamId, teamId),
        eq(links.kind, 'invitation'),
        isNull(links.usedAt),
        gt(links.expiresAt, deps.now()),
      ),
    )
    .orderBy(desc(links.createdAt));
}

/** Takes an invitation back. One that is gone already is no mistake. */
export async function withdrawInvitation(
  deps: Deps,
  teamId: TeamId,
  adminId: MemberId,
  id: string,
): Promise<{ status: 'done' } | { status: 'refused'; refusal: Refusal }> {
  if (!(await isAdmin(deps, teamId, adminId))) return adminsOnly;
  await deps.database
    .delete(links)
    .where(and(eq(links.id, id), eq(links.teamId, teamId), eq(links.kind, 'invitation')));
  return { status: 'done' };
}

/** An admin's link by which a member sets a new password. Valid for a day, works once. */
export async function makePasswordLink(
  deps: Deps,
  teamId: TeamId,
  adminId: MemberId,
  memberId: MemberId,
): Promise<LinkMade> {
  if (!(await isAdmin(deps, teamId, adminId))) return adminsOnly;
  const member: Member | null = await memberOf(deps, teamId, memberId);
  if (!member || member.leftAt) {
    return { status: 'refused', refusal: { code: 'member-gone', memberId } };
  }
  const link = await makeLink(deps, { kind: 'password', teamId, madeBy: adminId, memberId }, 24);
  return { status: 'made', ...link };
}

async function isAdmin(deps: Deps, teamId: TeamId, memberId: MemberId): Promise<boolean> {
  const member = await memberOf(deps, teamId, memberId);
  return member !== null && hasRole(member, 'admin');
}
