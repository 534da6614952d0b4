import { eq } from 'drizzle-orm';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Profile } from '#lib/domain/profile.ts';
import { fromRow } from '#server/database/rows.ts';
import { mailboxes } from '#server/database/schema/desk.ts';
import { members } from '#server/database/schema/member.ts';
import { profiles } from '#server/database/schema/routing.ts';
import type { Deps } from '../deps.ts';

/** Everybody on our side of a conversation: all mailboxes of the team, its members, those who left too, and its profiles. */
export async function surroundings(
  deps: Pick<Deps, 'database'>,
  teamId: TeamId,
): Promise<{ mailboxes: Mailbox[]; members: Member[]; profiles: Profile[] }> {
  const [allMailboxes, allMembers, allProfiles] = await Promise.all([
    deps.database.select().from(mailboxes).where(eq(mailboxes.teamId, teamId)),
    deps.database.select().from(members).where(eq(members.teamId, teamId)),
    deps.database.select().from(profiles).where(eq(profiles.teamId, teamId)),
  ]);
  return {
    mailboxes: allMailboxes.map(fromRow),
    members: allMembers.map(fromRow),
    profiles: allProfiles.map(fromRow),
  };
}
