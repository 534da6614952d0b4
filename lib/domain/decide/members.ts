import type { ActionOf } from '../action.ts';
import type { Member } from '../member.ts';
import { hasRole } from '../member.ts';
import type { Slice } from '../slice.ts';
import { pooled } from './assignee.ts';
import type { Context, Decision } from './decision.ts';
import { changes, mayAs, memberOf, nothing, refuse, upsert } from './decision.ts';

/** Somebody accepted an invitation, or the first admin set the team up: the server's own word, nobody else's. */
export function join(slice: Slice, action: ActionOf<'join'>, context: Context): Decision {
  if (context.actor.kind !== 'host') return refuse({ code: 'not-allowed', role: 'admin' });
  const { member } = action;
  const taken = slice.members.some((other) => !other.leftAt && other.address === member.address);
  if (taken) return refuse({ code: 'address-taken', address: member.address });
  const row: Member = {
    ...member,
    absences: [],
    connected: false,
    joinedAt: context.now,
    leftAt: null,
    seq: 0,
  };
  return changes([upsert('members', row)], { memberId: row.id, name: row.role });
}

/** A member's own particulars: their own, or an admin's, to change. */
export function saveMember(
  slice: Slice,
  action: ActionOf<'save-member'>,
  context: Context,
): Decision {
  if (!isSelf(action.memberId, context) && !mayAs('admin', slice, context)) {
    return refuse({ code: 'not-allowed', role: 'admin' });
  }
  const member = memberOf(slice, action.memberId);
  if (!member || member.leftAt) return refuse({ code: 'member-gone', memberId: action.memberId });
  const { address } = action.member;
  const taken = slice.members.some(
    (other) => other.id !== member.id && !other.leftAt && other.address === address,
  );
  if (taken) return refuse({ code: 'address-taken', address });
  // The login on record opens the old address; it does not follow to a new one.
  const connected = member.connected && member.address === address;
  return changes([upsert('members', { ...member, ...action.member, connected })], {
    memberId: member.id,
  });
}

/** Gives a member another role. */
export function setRole(slice: Slice, action: ActionOf<'set-role'>, context: Context): Decision {
  if (!mayAs('admin', slice, context)) return refuse({ code: 'not-allowed', role: 'admin' });
  const member = memberOf(slice, action.memberId);
  if (!member || member.leftAt) return refuse({ code: 'member-gone', memberId: action.memberId });
  if (member.role === action.role) return nothing;
  if (isLastAdmin(member, slice)) return refuse({ code: 'last-admin' });
  return changes([upsert('members', { ...member, role: action.role })], {
    memberId: member.id,
    name: action.role,
  });
}

/** A member goes. What they held returns to the pool in the same commit, its clocks running on. */
export function leave(slice: Slice, action: ActionOf<'leave'>, context: Context): Decision {
  if (!isSelf(action.memberId, context) && !mayAs('admin', slice, context)) {
    return refuse({ code: 'not-allowed', role: 'admin' });
  }
  const member = memberOf(slice, action.memberId);
  if (!member || member.leftAt) return refuse({ code: 'member-gone', memberId: action.memberId });
  if (isLastAdmin(member, slice)) return refuse({ code: 'last-admin' });
  const left: Member = { ...member, leftAt: context.now, connected: false };
  // What a stand-in holds for them is the stand-in's now.
  const back = slice.held.map((inquiry) =>
    upsert(
      'inquiries',
      inquiry.assigneeId === member.id ? pooled(inquiry) : { ...inquiry, standInFor: null },
    ),
  );
  return changes([upsert('members', left), ...back], { memberId: member.id });
}

function isSelf(memberId: string, { actor }: Context): boolean {
  return actor.kind === 'member' && actor.memberId === memberId;
}

function isLastAdmin(member: Member, slice: Slice): boolean {
  return (
    hasRole(member, 'admin') &&
    !slice.members.some((other) => other.id !== member.id && hasRole(other, 'admin'))
  );
}
