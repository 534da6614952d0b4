import type { Absence } from '../absence.ts';
import { isPresent } from '../absence.ts';
import type { ActionOf } from '../action.ts';
import type { Change } from '../change.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Member } from '../member.ts';
import type { Slice } from '../slice.ts';
import { given, pooled } from './assignee.ts';
import type { Context, Decision } from './decision.ts';
import { actingMember, changes, mayAs, memberOf, nothing, refuse, upsert } from './decision.ts';

/** Who looks after the pool on which day. */
export function saveRoster(
  slice: Slice,
  action: ActionOf<'save-roster'>,
  context: Context,
): Decision {
  if (!mayAs('manager', slice, context)) return refuse({ code: 'not-allowed', role: 'manager' });
  const { roster } = action;
  const named = [...roster.weekdays, ...roster.exceptions.map(({ memberId }) => memberId)];
  const gone = named.find((id) => id !== null && memberOf(slice, id)?.leftAt !== null);
  if (gone) return refuse({ code: 'member-gone', memberId: gone });
  const { id, seq } = slice.roster ?? { id: roster.id, seq: 0 };
  return changes([upsert('rosters', { ...roster, id, seq })]);
}

/**
 * Plans or changes an absence (a member their own, a manager anybody's), or, by the clock, lets it begin or end. When it
 * begins what they hold moves as it says; when it ends what a stand-in still holds for them comes back.
 */
export function saveAbsence(
  slice: Slice,
  action: ActionOf<'save-absence'>,
  context: Context,
): Decision {
  const { absence } = action;
  const isClock = context.actor.kind === 'clock';
  if (!isClock && !mayPlan(slice, action.memberId, context)) {
    return refuse({ code: 'not-allowed', role: 'manager' });
  }
  const member = memberOf(slice, action.memberId);
  if (!member || member.leftAt) return refuse({ code: 'member-gone', memberId: action.memberId });
  const standIn = memberOf(slice, absence.standInId);
  if (absence.standInId && (!standIn || standIn.leftAt)) {
    return refuse({ code: 'member-gone', memberId: absence.standInId });
  }
  const isWrong =
    absence.from >= absence.to ||
    absence.standInId === member.id ||
    (absence.held === 'stand-in' && absence.standInId === null);
  if (isWrong) return refuse({ code: 'wrong-absence' });
  const old = member.absences.find(({ id }) => id === absence.id);
  // Only the clock lets it begin or end; a person changes the plan.
  const saved: Absence = isClock ? absence : { ...absence, state: old?.state ?? 'planned' };
  if (isClock && (!old || old.state === absence.state)) return nothing;
  const moved = isClock ? movedBy(member, saved, slice, context) : [];
  return changes([upsert('members', withAbsence(member, saved, context.now)), ...moved], {
    memberId: member.id,
    absence: saved.state,
    ...(saved.standInId && { standInId: saved.standInId }),
    ...(isClock && { moved: moved.length }),
  });
}

/** Takes an absence back: one that has begun ends at once. */
export function cancelAbsence(
  slice: Slice,
  action: ActionOf<'cancel-absence'>,
  context: Context,
): Decision {
  if (!mayPlan(slice, action.memberId, context)) {
    return refuse({ code: 'not-allowed', role: 'manager' });
  }
  const member = memberOf(slice, action.memberId);
  const old = member?.absences.find(({ id }) => id === action.absenceId);
  if (!member || !old || old.state === 'ended') return refuse({ code: 'not-found' });
  const rest = member.absences.filter(({ id }) => id !== old.id);
  const ended: Absence = { ...old, state: 'ended', to: context.now };
  const isBegun = old.state === 'begun';
  const row = { ...member, absences: isBegun ? [...rest, ended] : rest };
  const back = isBegun ? movedBy(member, ended, slice, context) : [];
  return changes([upsert('members', row), ...back], { memberId: member.id, absence: 'cancelled' });
}

function mayPlan(slice: Slice, memberId: string, context: Context): boolean {
  return actingMember(slice, context)?.id === memberId || mayAs('manager', slice, context);
}

function movedBy(member: Member, absence: Absence, slice: Slice, { now }: Context): Change[] {
  const move = (inquiry: Inquiry): Inquiry | null => {
    if (absence.state === 'ended') {
      const isLent = inquiry.standInFor === member.id && inquiry.assigneeId !== null;
      return isLent ? given(inquiry, member.id, null, now) : null;
    }
    if (inquiry.assigneeId !== member.id || absence.held === 'stay') return null;
    const standIn = memberOf(slice, absence.standInId);
    if (absence.held === 'pool' || !standIn || !isPresent(standIn, now)) return pooled(inquiry);
    return { ...given(inquiry, standIn.id, null, now), standInFor: member.id };
  };
  return slice.held.flatMap((inquiry) => {
    const moved = inquiry.stage === 'closed' ? null : move(inquiry);
    return moved ? [upsert('inquiries', moved)] : [];
  });
}

const year = 365 * 86_400_000;

function withAbsence(member: Member, absence: Absence, now: Date): Member {
  const others = member.absences.filter(
    ({ id, to }) => id !== absence.id && now.getTime() - to.getTime() < year,
  );
  return { ...member, absences: [...others, absence].slice(-20) };
}
