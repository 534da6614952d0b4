import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Team } from '#lib/domain/team.ts';
import type { Purpose, Template } from '#lib/domain/template.ts';
import type { Replica } from '../database.ts';
import { readMeta } from '../meta.ts';
import { allRows } from '../slice.ts';
import { reading } from './reading.ts';

/** Who this browser is; `null` when it is connected to no team, or the first snapshot has not come so far. */
export function whoAmI(replica: Replica): Promise<{ member: Member; team: Team } | null> {
  return reading(replica, async (over) => {
    const me = await readMeta(replica, 'me');
    const members = await allRows(replica, over.laid, 'members');
    const member = members.find(({ id }) => id === me?.memberId);
    return me && member ? { member, team: me.team } : null;
  });
}

/** Everybody who is in the team now, by name. */
export function presentMembers(replica: Replica): Promise<Member[]> {
  return reading(replica, async (over) => {
    const members = await allRows(replica, over.laid, 'members');
    return members
      .filter(({ leftAt }) => leftAt === null)
      .toSorted((a, b) => a.name.localeCompare(b.name));
  });
}

/** The team's templates by name, of one purpose or all. */
export function templatesFor(replica: Replica, purpose?: Purpose): Promise<Template[]> {
  return reading(replica, async (over) => {
    const templates = await allRows(replica, over.laid, 'templates');
    return templates
      .filter((template) => purpose === undefined || template.purpose === purpose)
      .toSorted((a, b) => a.name.localeCompare(b.name));
  });
}

/** The watched mailboxes by address, paused ones too. */
export function teamMailboxes(replica: Replica): Promise<Mailbox[]> {
  return reading(replica, async (over) => {
    const mailboxes = await allRows(replica, over.laid, 'mailboxes');
    return mailboxes.toSorted((a, b) => a.address.localeCompare(b.address));
  });
}
