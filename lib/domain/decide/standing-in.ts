import type { Absence } from '../absence.ts';
import { absenceOf, isPresent } from '../absence.ts';
import type { MemberId } from '../ids.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Member } from '../member.ts';
import { presentFor, type People } from '../rules/present.ts';
import { given, pooled } from './assignee.ts';

/**
 * What somebody who is away holds goes to their stand-in, who may be away as well and have one too, or to the pool. It
 * stays lent by whoever had it first, and comes back to them alone.
 */
export function handedOn(inquiry: Inquiry, absence: Absence, people: People): Inquiry {
  const standIn = absence.held === 'pool' ? null : presentFor(absence.standInId, people);
  return standIn === null ? pooled(inquiry) : lent(inquiry, standIn, people.now);
}

/** Back to whom it was lent for. */
export function backFrom(inquiry: Inquiry, memberId: MemberId, now: Date): Inquiry {
  return given(inquiry, memberId, null, now);
}

/** Whether new inquiries may come to them again. */
export function isBackFrom(member: Member, now: Date): boolean {
  return isPresent(member, now);
}

/**
 * An inquiry that stirs while its holder is away goes to whoever stands in, also where the plan left what they hold
 * with them; to the pool where the plan wants it gone and nobody stands in. One that was lent goes back to whom it was
 * lent for, once they are here. Otherwise it is as it was.
 */
export function withWhoeverIsHere(inquiry: Inquiry, people: People): Inquiry {
  const { assigneeId, standInFor } = inquiry;
  if (assigneeId === null) return inquiry;
  if (standInFor && presentFor(standInFor, people) === standInFor) {
    return backFrom(inquiry, standInFor, people.now);
  }
  const holder = people.members.find(({ id }) => id === assigneeId);
  const away = holder && absenceOf(holder, people.now);
  if (!away || holder.leftAt) return inquiry;
  const standIn = presentFor(assigneeId, people);
  if (standIn !== null) return lent(inquiry, standIn, people.now);
  return away.held === 'stay' ? inquiry : pooled(inquiry);
}

/** Who stands in for its holder from now on, where somebody does. */
export function movedTo(now: Inquiry, before: Inquiry): { standInId?: MemberId } {
  const isLent = now.standInFor !== null && now.assigneeId !== before.assigneeId;
  return isLent && now.assigneeId ? { standInId: now.assigneeId } : {};
}

function lent(inquiry: Inquiry, standIn: MemberId, now: Date): Inquiry {
  const owner = inquiry.standInFor ?? inquiry.assigneeId;
  const held = given(inquiry, standIn, null, now);
  return { ...held, standInFor: owner === standIn ? null : owner };
}
