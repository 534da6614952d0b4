import type { MemberId, TeamId } from '#lib/domain/ids.ts';
import type { Member, Role } from '#lib/domain/member.ts';
import type { Team } from '#lib/domain/team.ts';
import type { Deps } from '../deps.ts';
import { memberOf, teamOf } from '../members/members.ts';
import { findLink, restoreLink, spendLink } from './link.ts';
import { type Joined, joinTeam, type Logins, type Newcomer } from './newcomer.ts';

/** An invitation as the invited person sees it. */
export interface Invitation {
  id: string;
  team: Team;
  role: Role;
  /** Whose address the admin wrote, or ''. */
  address: string;
  /** Who invited; they may have left since. */
  by: Member | null;
}

/** The invitation behind a token; `null` for one that is unknown, used, withdrawn or past its seven days. */
export async function findInvitation(
  deps: Pick<Deps, 'database' | 'now'>,
  token: string,
): Promise<Invitation | null> {
  const link = await findLink(deps, 'invitation', token);
  if (typeof link === 'string' || !link.teamId || !link.role) return null;
  const team = await teamOf(deps, link.teamId);
  if (!team) return null;
  const by = link.madeBy ? await memberOf(deps, link.teamId, link.madeBy) : null;
  return { id: link.id, team, role: link.role, address: link.address ?? '', by };
}

/** Accepts an invitation: the link is spent first, so that of two at once one joins, and works again if joining fails. */
export async function acceptInvitation(
  deps: Deps,
  logins: Logins,
  token: string,
  newcomer: Newcomer,
): Promise<Joined | { status: 'expired' }> {
  const invitation = await findInvitation(deps, token);
  if (!invitation || !(await spendLink(deps, invitation.id))) return { status: 'expired' };
  const { team, role } = invitation;
  return orRestore(deps, invitation.id, () => joinTeam(deps, logins, team.id, role, newcomer));
}

/** Sets the password a link was made for. */
export async function resetByLink(
  deps: Deps,
  token: string,
  reset: (memberId: MemberId) => Promise<boolean>,
): Promise<'done' | 'expired'> {
  const found = await findPasswordLink(deps, token);
  if (!found || !(await spendLink(deps, found.id))) return 'expired';
  const isDone = await reset(found.member.id);
  deps.signals.announce({ kind: 'doors', teamId: found.teamId });
  return isDone ? 'done' : 'expired';
}

/** Whose password a link sets anew; `null` for a link that no longer works and for a member who left. */
export async function findPasswordLink(
  deps: Pick<Deps, 'database' | 'now'>,
  token: string,
): Promise<{ id: string; member: Member; teamId: TeamId } | null> {
  const link = await findLink(deps, 'password', token);
  if (typeof link === 'string' || !link.teamId || !link.memberId) return null;
  const member = await memberOf(deps, link.teamId, link.memberId);
  return member && !member.leftAt ? { id: link.id, member, teamId: link.teamId } : null;
}

/** Runs what a spent link was for, and makes the link good again unless somebody joined by it. */
export async function orRestore<R extends { status: string }>(
  deps: Deps,
  linkId: string,
  work: () => Promise<R>,
): Promise<R> {
  let result: R | undefined;
  try {
    result = await work();
    return result;
  } finally {
    if (result?.status !== 'joined') await restoreLink(deps, linkId);
  }
}
