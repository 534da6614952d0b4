import type { Member } from '#lib/domain/member.ts';
import type { Replica } from '#lib/replica/database.ts';
import { presentMembers } from '#lib/replica/queries/team.ts';

export interface Person {
  member: Member;
  /** Inquiries they have to answer. */
  holds: number;
}

/** Everybody an inquiry can be given to, those with the least to do first. */
export async function peopleByLoad(replica: Replica): Promise<Person[]> {
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
    })),
  );
  return people.toSorted((a, b) => a.holds - b.holds || a.member.name.localeCompare(b.member.name));
}
