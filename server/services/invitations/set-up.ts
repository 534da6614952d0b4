import { and, eq, isNull } from 'drizzle-orm';
import type { TeamId } from '#lib/domain/ids.ts';
import { links } from '#server/database/schema/auth.ts';
import { members } from '#server/database/schema/member.ts';
import { teams } from '#server/database/schema/team.ts';
import type { Deps } from '../deps.ts';
import { createTeam } from '../teams/create-team.ts';
import { shipProfiles } from '../profiles/ship-profiles.ts';
import { shipRules } from '../rules/ship-rules.ts';
import { shipTemplates } from '../templates/ship-templates.ts';
import { orRestore } from './accept.ts';
import { findLink, makeLink, type NewLink, spendLink } from './link.ts';
import { type Joined, joinTeam, type Logins, type Newcomer } from './newcomer.ts';

/**
 * A link for whoever started the server, valid for a day; `null` once there is an admin. Only its hash is kept, so each
 * start makes a new one, and the one before no longer works.
 */
export async function makeSetupLink(deps: Deps): Promise<NewLink | null> {
  if (await hasAdmin(deps)) return null;
  const isOpen = and(eq(links.kind, 'setup'), isNull(links.usedAt));
  await deps.database.delete(links).where(isOpen);
  return makeLink(deps, { kind: 'setup' }, 24);
}

/** Whether the link opens the page that makes the first team: `used` once somebody has. */
export async function findSetup(deps: Deps, token: string): Promise<'open' | 'used' | 'wrong'> {
  const link = await findLink(deps, 'setup', token);
  if (link === 'used') return 'used';
  if (typeof link === 'string') return 'wrong';
  return (await hasAdmin(deps)) ? 'used' : 'open';
}

/** Makes the team with its first admin and the templates, rules and profiles it begins with. */
export async function setUpTeam(
  deps: Deps,
  logins: Logins,
  token: string,
  given: { team: string; admin: Newcomer },
): Promise<Joined | { status: 'used' } | { status: 'wrong' }> {
  const state = await findSetup(deps, token);
  if (state !== 'open') return { status: state };
  const link = await findLink(deps, 'setup', token);
  if (typeof link === 'string' || !(await spendLink(deps, link.id))) return { status: 'used' };
  return orRestore(deps, link.id, async () => {
    const { id } = await createTeam(deps, { name: given.team, visibility: 'team' });
    let joined: Joined | undefined;
    try {
      joined = await joinTeam(deps, logins, id, 'admin', given.admin);
      if (joined.status === 'joined') {
        await shipTemplates(deps, id, given.admin.language);
        await shipRules(deps, id, given.admin.language);
        await shipProfiles(deps, id);
      }
      return joined;
    } finally {
      if (joined?.status !== 'joined') await forget(deps, id);
    }
  });
}

/** A team nobody is in. */
async function forget(deps: Deps, teamId: TeamId): Promise<void> {
  await deps.database.delete(teams).where(eq(teams.id, teamId));
}

async function hasAdmin({ database }: Deps): Promise<boolean> {
  const found = await database
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.role, 'admin'), isNull(members.leftAt)))
    .limit(1);
  return found.length > 0;
}
