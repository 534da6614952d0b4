import type { ActionOf } from '../action.ts';
import type { Slice } from '../slice.ts';
import { refuseUnlessHolder } from './assignee.ts';
import type { Context, Decision } from './decision.ts';
import { changes, memberOf, nothing, refuse, upsert } from './decision.ts';
import { merged } from './known.ts';

/** Passes the conversation from the mailbox to the assignee's own address; the clock runs on until their reply is seen. */
export function handOff(slice: Slice, action: ActionOf<'hand-off'>, context: Context): Decision {
  const { inquiry } = slice;
  if (!inquiry) return refuse({ code: 'not-found' });
  const denied = refuseUnlessHolder(inquiry, slice, context);
  if (denied) return denied;
  const assignee = memberOf(slice, inquiry.assigneeId);
  if (!assignee || assignee.leftAt) {
    return inquiry.assigneeId
      ? refuse({ code: 'member-gone', memberId: inquiry.assigneeId })
      : refuse({ code: 'unclaimed' });
  }
  const earlier = inquiry.handoff;
  if (inquiry.stage === 'handed-off' && earlier && earlier.delivery !== 'failed') {
    return refuse({ code: 'already-handed-off', memberId: earlier.memberId, at: earlier.at });
  }
  if (action.templateId && !slice.template) return refuse({ code: 'template-gone' });
  if (!assignee.address) return refuse({ code: 'no-own-mailbox', memberId: assignee.id });
  const handoff = {
    memberId: assignee.id,
    address: assignee.address,
    at: context.now,
    delivery: 'planned',
    how: null,
  } as const;
  return changes([upsert('inquiries', { ...inquiry, stage: 'handed-off', handoff })], {
    memberId: assignee.id,
    address: assignee.address,
  });
}

/** How the delivery went, told by the server's own job. It never moves the inquiry between people. */
export function deliver(slice: Slice, action: ActionOf<'deliver'>, context: Context): Decision {
  const { inquiry } = slice;
  if (context.actor.kind !== 'clock') return refuse({ code: 'not-allowed', role: 'admin' });
  if (!inquiry) return refuse({ code: 'not-found' });
  if (inquiry.handoff?.memberId !== action.memberId) return nothing;
  const handoff = {
    ...inquiry.handoff,
    delivery: action.delivery,
    how: action.how ?? inquiry.handoff.how,
  };
  const known = slice.messages.find((message) => message.id === action.messageId);
  const list = [upsert('inquiries', { ...inquiry, handoff })];
  if (known && action.place)
    list.push(upsert('messages', merged(known, { places: [action.place] })));
  return changes(list, { delivery: action.delivery, address: handoff.address });
}
