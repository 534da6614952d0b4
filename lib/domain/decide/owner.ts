import type { ActionOf } from '../action.ts';
import type { Slice } from '../slice.ts';
import type { Context, Decision } from './decision.ts';
import { actingMember, changes, mayAs, memberOf, nothing, refuse, upsert } from './decision.ts';

/** Who looks after a customer: a manager says it of anybody, a rep of themselves where nobody does. */
export function setOwner(slice: Slice, action: ActionOf<'set-owner'>, context: Context): Decision {
  const { customer } = slice;
  const member = actingMember(slice, context);
  if (!member) return refuse({ code: 'not-allowed', role: 'rep' });
  if (!customer) return refuse({ code: 'not-found' });
  const isOwn =
    (customer.ownerId === null && action.memberId === member.id) ||
    (customer.ownerId === member.id && action.memberId === null);
  if (!isOwn && !mayAs('manager', slice, context)) {
    return refuse({ code: 'not-allowed', role: 'manager' });
  }
  const owner = memberOf(slice, action.memberId);
  if (action.memberId && (!owner || owner.leftAt)) {
    return refuse({ code: 'member-gone', memberId: action.memberId });
  }
  if (customer.ownerId === action.memberId) return nothing;
  return changes([upsert('customers', { ...customer, ownerId: action.memberId })], {
    ...(action.memberId && { memberId: action.memberId }),
  });
}
