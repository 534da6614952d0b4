import type { ActionOf } from '../action.ts';
import type { Slice } from '../slice.ts';
import { closedBy, given, refuseToGive, refuseUnlessHolder } from './assignee.ts';
import type { Context, Decision } from './decision.ts';
import { actingMember, changes, memberOf, nothing, refuse, upsert } from './decision.ts';

/** Asks whoever holds an inquiry to give it away. One colleague asks at a time; one who left asks no more. */
export function askFor(slice: Slice, _action: ActionOf<'ask-for'>, context: Context): Decision {
  const { inquiry } = slice;
  const member = actingMember(slice, context);
  if (!member) return refuse({ code: 'not-allowed', role: 'rep' });
  if (!inquiry) return refuse({ code: 'not-found' });
  if (inquiry.stage === 'closed') return refuse(closedBy(inquiry));
  if (inquiry.assigneeId === null) return refuse({ code: 'unclaimed' });
  if (inquiry.assigneeId === member.id) {
    return refuse({ code: 'already-yours', at: inquiry.assignedAt ?? inquiry.receivedAt });
  }
  const { asked: before } = inquiry;
  if (before?.memberId === member.id) return nothing;
  if (before && memberOf(slice, before.memberId)?.leftAt === null) {
    return refuse({ code: 'already-asked', ...before });
  }
  const asked = { memberId: member.id, at: context.now };
  return changes([upsert('inquiries', { ...inquiry, asked })], { memberId: inquiry.assigneeId });
}

/** Takes one's own request back; where it was answered meanwhile there is nothing to do. */
export function withdrawAsk(
  slice: Slice,
  _action: ActionOf<'withdraw-ask'>,
  context: Context,
): Decision {
  const { inquiry } = slice;
  const member = actingMember(slice, context);
  if (!member) return refuse({ code: 'not-allowed', role: 'rep' });
  if (!inquiry) return refuse({ code: 'not-found' });
  if (inquiry.asked?.memberId !== member.id) return nothing;
  return changes([upsert('inquiries', { ...inquiry, asked: null })]);
}

/** The holder, or a manager, gives it to the colleague who asks, as if assigned, or keeps it where it is. */
export function answerAsk(
  slice: Slice,
  action: ActionOf<'answer-ask'>,
  context: Context,
): Decision {
  const { inquiry } = slice;
  const member = actingMember(slice, context);
  if (!member) return refuse({ code: 'not-allowed', role: 'rep' });
  if (!inquiry) return refuse({ code: 'not-found' });
  if (inquiry.asked?.memberId !== action.memberId) return refuse({ code: 'stale' });
  const denied = refuseUnlessHolder(inquiry, slice, context);
  if (denied) return denied;
  const detail = { memberId: action.memberId, given: action.give };
  if (!action.give) return changes([upsert('inquiries', { ...inquiry, asked: null })], detail);
  const gone = refuseToGive(action.memberId, slice, context);
  if (gone) return gone;
  const theirs = given(inquiry, action.memberId, member.id, context.now);
  return changes([upsert('inquiries', theirs)], detail);
}
