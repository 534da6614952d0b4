import { eq } from 'drizzle-orm';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Profile } from '#lib/domain/profile.ts';
import type { Roster } from '#lib/domain/roster.ts';
import type { Rule } from '#lib/domain/rule.ts';
import type { Template } from '#lib/domain/template.ts';
import { fromRow } from '#server/database/rows.ts';
import { mailboxes, templates } from '#server/database/schema/desk.ts';
import { members } from '#server/database/schema/member.ts';
import { profiles } from '#server/database/schema/routing.ts';
import type { Deps } from '../deps.ts';
import { rosterOf } from '../roster/roster.ts';
import { rulesOf } from '../rules/rules.ts';

/** A team as it is set up: all that is needed to say what a mail means to it. */
export interface Surroundings {
  mailboxes: Mailbox[];
  /** Those who left too: what they wrote was ours. */
  members: Member[];
  profiles: Profile[];
  /** Those in use, in order. */
  rules: Rule[];
  roster: Roster | null;
  templates: Template[];
}

/** What a mail of this team is read by. */
export async function surroundings(
  deps: Pick<Deps, 'database'>,
  teamId: TeamId,
): Promise<Surroundings> {
  const [allMailboxes, allMembers, allProfiles, rules, roster, texts] = await Promise.all([
    deps.database.select().from(mailboxes).where(eq(mailboxes.teamId, teamId)),
    deps.database.select().from(members).where(eq(members.teamId, teamId)),
    deps.database.select().from(profiles).where(eq(profiles.teamId, teamId)),
    rulesOf(deps, teamId),
    rosterOf(deps, teamId),
    deps.database.select().from(templates).where(eq(templates.teamId, teamId)),
  ]);
  return {
    mailboxes: allMailboxes.map(fromRow),
    members: allMembers.map(fromRow),
    profiles: allProfiles.map(fromRow),
    rules,
    roster,
    templates: texts.map(fromRow),
  };
}
