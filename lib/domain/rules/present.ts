import { absenceOf, isPresent } from '../absence.ts';
import type { MemberId } from '../ids.ts';
import type { Member } from '../member.ts';

/** The members as they are at a moment. */
export interface People {
  members: readonly Member[];
  now: Date;
}

/**
 * Who gets what is meant for this member: they themselves, or while they are away their stand-in, or theirs. `null` where
 * they left, are unknown, or nobody stands in who is there.
 */
export function presentFor(id: MemberId | null, { members, now }: People): MemberId | null {
  const asked = new Set<MemberId>();
  let next = id;
  while (next !== null && !asked.has(next)) {
    asked.add(next);
    const member = memberIn(members, next);
    if (!member || member.leftAt) return null;
    if (isPresent(member, now)) return member.id;
    next = absenceOf(member, now)?.standInId ?? null;
  }
  return null;
}

/** Those of a list who are in the team and not away, in its order. */
export function presentAmong(ids: readonly MemberId[], { members, now }: People): MemberId[] {
  return [...new Set(ids)].filter((id) => {
    const member = memberIn(members, id);
    return member !== undefined && isPresent(member, now);
  });
}

function memberIn(members: readonly Member[], id: MemberId): Member | undefined {
  return members.find((member) => member.id === id);
}
