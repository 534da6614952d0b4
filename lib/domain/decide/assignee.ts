import { absenceOf } from '../absence.ts';
import type { ActionOf } from '../action.ts';
import type { MemberId } from '../ids.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Slice } from '../slice.ts';
import type { Context, Decision } from './decision.ts';
import { actingMember, changes, mayAs, memberOf, refuse, upsert } from './decision.ts';

/** Takes an inquiry nobody holds. Whoever commits first has it; the others learn who and when. */
export function claim(slice: Slice, _action: ActionOf<'claim'>, context: Context): Decision {
  const { inquiry } = slice;
  const member = actingMember(slice, context);
  if (!member) return refuse({ code: 'not-allowed', role: 'rep' });
  if (!inquiry) return refuse({ code: 'not-found' });
  if (inquiry.stage === 'closed') return refuse(closedBy(inquiry));
  if (inquiry.assigneeId !== null) {
    const at = inquiry.assignedAt ?? inquiry.receivedAt;
    return inquiry.assigneeId === member.id
      ? refuse({ code: 'already-yours', at })
      : refuse({ code: 'already-claimed', memberId: inquiry.assigneeId, at });
  }
  return changes([upsert('inquiries', given(inquiry, member.id, member.id, context.now))]);
}

/** Gives an inquiry to a member, whoever holds it now: a manager's, or a rule's of one that nobody holds. */
export function assign(slice: Slice, action: ActionOf<'assign'>, context: Context): Decision {
  const { inquiry } = slice;
  const member = actingMember(slice, context);
  const isRule = context.actor.kind === 'rule';
  if (!isRule && !mayAs('manager', slice, context))
    return refuse({ code: 'not-allowed', role: 'manager' });
  if (!inquiry) return refuse({ code: 'not-found' });
  if (inquiry.stage === 'closed') return refuse(closedBy(inquiry));
  const { memberId } = action;
  const denied = refuseToGive(memberId, slice, context);
  if (denied) return denied;
  // A rule gives what nobody holds; a person was quicker.
  if (inquiry.assigneeId !== null && (isRule || inquiry.assigneeId === memberId)) {
    return refuse({
      code: 'already-claimed',
      memberId: inquiry.assigneeId,
      at: inquiry.assignedAt ?? inquiry.receivedAt,
    });
  }
  const by = member?.id ?? null;
  return changes([upsert('inquiries', given(inquiry, memberId, by, context.now))], { memberId });
}

/** Nobody is given an inquiry who has left the team, or is away. */
export function refuseToGive(memberId: MemberId, slice: Slice, { now }: Context): Decision | null {
  const member = memberOf(slice, memberId);
  if (!member || member.leftAt) return refuse({ code: 'member-gone', memberId });
  const away = absenceOf(member, now);
  if (!away) return null;
  const { to: until, standInId } = away;
  return refuse({ code: 'member-away', memberId, until, standInId });
}

/** Gives an inquiry back to the pool. Its clock runs on. */
export function release(slice: Slice, action: ActionOf<'release'>, context: Context): Decision {
  const { inquiry } = slice;
  if (!inquiry) return refuse({ code: 'not-found' });
  const denied = refuseUnlessHolder(inquiry, slice, context);
  if (denied) return denied;
  const detail = {
    ...(inquiry.assigneeId && { memberId: inquiry.assigneeId }),
    ...(action.reason && { text: action.reason }),
  };
  return changes([upsert('inquiries', pooled(inquiry))], detail);
}

/** Only the holder, or a manager, goes on; an inquiry that is closed or that nobody holds is told as such. */
export function refuseUnlessHolder(
  inquiry: Inquiry,
  slice: Slice,
  context: Context,
): Decision | null {
  const member = actingMember(slice, context);
  const isRule = context.actor.kind === 'rule';
  if (!member && !isRule) return refuse({ code: 'not-allowed', role: 'rep' });
  if (inquiry.stage === 'closed') return refuse(closedBy(inquiry));
  if (inquiry.assigneeId === null) return refuse({ code: 'unclaimed' });
  // A rule goes on with what it gave; what a person took or was given meanwhile is theirs.
  if (isRule && inquiry.assignedBy === null) return null;
  if (!isRule && (inquiry.assigneeId === member?.id || mayAs('manager', slice, context)))
    return null;
  return refuse({ code: 'not-yours', memberId: inquiry.assigneeId });
}

/** The refusal of whoever comes after an inquiry was closed: who closed it, and when. */
export function closedBy(inquiry: Inquiry) {
  return { code: 'closed', memberId: inquiry.closedBy, at: inquiry.closedAt } as const;
}

/**
 * Held by `assigneeId` from now on. A person who takes or gives has looked, so `viewBy` stops; a rule or the clock
 * (`by` null) has not.
 */
export function given(
  inquiry: Inquiry,
  assigneeId: MemberId,
  by: MemberId | null,
  now: Date,
): Inquiry {
  const held: Inquiry = {
    ...inquiry,
    stage: 'claimed',
    assigneeId,
    assignedAt: now,
    assignedBy: by,
    standInFor: null,
    asked: null,
    handoff: null,
  };
  if (by === null) return held;
  return {
    ...held,
    viewBy: null,
    viewedAt: inquiry.viewedAt ?? now,
    viewedBy: inquiry.viewedBy ?? by,
  };
}

/** Nobody's, in the pool. */
export function pooled(inquiry: Inquiry): Inquiry {
  return {
    ...inquiry,
    stage: 'open',
    assigneeId: null,
    assignedAt: null,
    assignedBy: null,
    standInFor: null,
    asked: null,
    handoff: null,
  };
}
