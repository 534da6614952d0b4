import type { Absence } from '../absence.ts';
import { dueState } from '../absence.ts';
import type { ActionOf } from '../action.ts';
import type { Change } from '../change.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Member } from '../member.ts';
import type { Slice } from '../slice.ts';
import type { Context, Decision } from './decision.ts';
import { actingMember, changes, mayAs, memberOf, nothing, refuse, upsert } from './decision.ts';
import { backFrom, handedOn, isBackFrom } from './standing-in.ts';

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
 * begins what they hold moves as it says; when it ends what stand-ins still hold for them comes back.
 */
export function saveAbsence(
  slice: Slice,
  action: ActionOf<'save-absence'>,
  context: Context,
): Decision {
  const { absence } = action;
  const member = memberOf(slice, action.memberId);
  if (context.actor.kind === 'clock') return goOn(member, action, slice, context);
  if (!mayPlan(slice, action.memberId, context)) {
    return refuse({ code: 'not-allowed', role: 'manager' });
  }
  if (!member || member.leftAt) return refuse({ code: 'member-gone', memberId: action.memberId });
  const standIn = memberOf(slice, absence.standInId);
  if (absence.standInId && (!standIn || standIn.leftAt)) {
    return refuse({ code: 'member-gone', memberId: absence.standInId });
  }
  const old = member.absences.find(({ id }) => id === absence.id);
  if (old?.state === 'ended') return refuse({ code: 'stale' });
  // Only the clock lets it begin or end; what has begun began when it did.
  const begun = old?.state === 'begun' ? old : null;
  const saved: Absence = begun
    ? { ...absence, state: 'begun', from: begun.from }
    : { ...absence, state: 'planned' };
  const row = withAbsence(member, saved, context.now);
  const isWrong =
    saved.from >= saved.to ||
    saved.standInId === member.id ||
    (saved.held === 'stand-in' && saved.standInId === null) ||
    row.absences.length > mostAbsences;
  if (isWrong) return refuse({ code: 'wrong-absence' });
  // A new plan for what they hold holds for what they still have, too.
  const isMoved =
    begun !== null && (begun.held !== saved.held || begun.standInId !== saved.standInId);
  const on = isMoved && !isBackFrom(row, context.now);
  const moved = on ? movedOn(row, saved, slice, context) : movedBack(row, slice, context);
  return told(row, saved.state, saved, moved);
}

/** The clock's word: the plan as it stands goes on, where it is due; whatever it was told of the plan is not looked at. */
function goOn(
  member: Member | null,
  { absence }: ActionOf<'save-absence'>,
  slice: Slice,
  context: Context,
): Decision {
  const old = member?.absences.find(({ id }) => id === absence.id);
  if (!member || member.leftAt || !old) return nothing;
  const state = dueState(old, context.now);
  if (state === null || state !== absence.state) return nothing;
  const saved: Absence = { ...old, state };
  const row = withAbsence(member, saved, context.now);
  const moved =
    state === 'begun' ? movedOn(row, saved, slice, context) : movedBack(row, slice, context);
  return told(row, state, saved, moved);
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
  if (!member || member.leftAt || !old || old.state === 'ended')
    return refuse({ code: 'not-found' });
  if (old.state === 'planned') {
    const row = { ...member, absences: member.absences.filter(({ id }) => id !== old.id) };
    // Mail that came between its hour and the clock's word was lent already.
    return told(row, 'cancelled', old, movedBack(row, slice, context));
  }
  const ended: Absence = { ...old, state: 'ended', to: context.now };
  const row = withAbsence(member, ended, context.now);
  return told(row, 'cancelled', ended, movedBack(row, slice, context));
}

function told(
  member: Member,
  absence: Absence['state'] | 'cancelled',
  { standInId }: Absence,
  moved: Change[],
): Decision {
  return changes([upsert('members', member), ...moved], {
    memberId: member.id,
    absence,
    ...(standInId && { standInId }),
    ...(moved.length > 0 && { moved: moved.length }),
  });
}

function mayPlan(slice: Slice, memberId: string, context: Context): boolean {
  return actingMember(slice, context)?.id === memberId || mayAs('manager', slice, context);
}

function movedOn(member: Member, absence: Absence, slice: Slice, { now }: Context): Change[] {
  if (absence.held === 'stay') return [];
  const people = { members: withRow(slice.members, member), now };
  return slice.held
    .filter((inquiry) => inquiry.stage !== 'closed' && inquiry.assigneeId === member.id)
    .map((inquiry) => upsert('inquiries', handedOn(inquiry, absence, people)));
}

/** What is lent for who is here; who is away, by another plan too, does not get theirs back yet. */
function movedBack(member: Member, slice: Slice, { now }: Context): Change[] {
  if (!isBackFrom(member, now)) return [];
  return slice.held
    .filter((inquiry) => inquiry.stage !== 'closed' && isLentBy(member, inquiry))
    .map((inquiry) => upsert('inquiries', backFrom(inquiry, member.id, now)));
}

function isLentBy(member: Member, { standInFor, assigneeId }: Inquiry): boolean {
  return standInFor === member.id && assigneeId !== null;
}

function withRow(members: readonly Member[], row: Member): Member[] {
  return members.map((member) => (member.id === row.id ? row : member));
}

const year = 365 * 86_400_000;
const mostAbsences = 20;

/** Past ones make room, the oldest first. */
function withAbsence(member: Member, absence: Absence, now: Date): Member {
  const all = [...member.absences.filter(({ id }) => id !== absence.id), absence];
  const live = all.filter(({ state }) => state !== 'ended');
  const past = all
    .filter(({ state, to }) => state === 'ended' && now.getTime() - to.getTime() < year)
    .toSorted((a, b) => b.to.getTime() - a.to.getTime())
    .slice(0, Math.max(0, mostAbsences - live.length));
  return { ...member, absences: [...past.toReversed(), ...live] };
}
