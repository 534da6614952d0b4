import { absenceOf } from '#lib/domain/absence.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Replica } from '#lib/replica/database.ts';
import { presentMembers } from '#lib/replica/queries/team.ts';

export interface Person {
  member: Member;
  /** Inquiries they have to answer. */
  holds: number;
  isAway: boolean;
}

/**
 * Everybody an inquiry can be given to, those with the least to do first. Who is away holds little, but is given
 * nothing: they stand last.
 */
export async function peopleByLoad(replica: Replica, now: Date): Promise<Person[]> {
  const members = await presentMembers(replica);
  const people = await Promise.all(
    members.map(async (member) => ({
      member,
      holds: await replica.inquiries
        .where('[index.holder+row.stage]')
        .anyOf([
          [member.id, 'claimed'],
          [member.id, 'handed-off'],
        ])
        .count(),
      isAway: absenceOf(member, now) !== null,
    })),
  );
  return people.toSorted(
    (a, b) =>
      Number(a.isAway) - Number(b.isAway) ||
      a.holds - b.holds ||
      a.member.name.localeCompare(b.member.name),
  );
}
