import type { ActionOf } from '../action.ts';
import type { Inquiry } from '../inquiry.ts';
import { laterOf } from '../instant.ts';
import type { Message } from '../message.ts';
import type { Slice } from '../slice.ts';
import { wroteAfter } from './answering.ts';
import { closedBy } from './assignee.ts';
import type { Context, Decision } from './decision.ts';
import { actingMember, changes, mayAs, refuse, upsert } from './decision.ts';

/**
 * Puts all mails of one inquiry to another. Whoever waits there goes on waiting: the earlier deadline holds. What the
 * team said of either (tags, priority) holds for both. Each writer keeps the record they have: that two conversations
 * are one does not make colleagues one person, and a mail that is split off again must find its own.
 */
export function merge(slice: Slice, _action: ActionOf<'merge'>, context: Context): Decision {
  const { inquiry, other } = slice;
  const denied = refuseUnlessConcerned(inquiry, slice, context);
  if (denied) return denied;
  if (!inquiry || !other || other.id === inquiry.id) return refuse({ code: 'not-found' });
  if (other.stage === 'closed') return refuse(closedBy(other));
  const member = actingMember(slice, context);
  const gone: Inquiry = {
    ...inquiry,
    stage: 'closed',
    outcome: 'none',
    closedAt: context.now,
    closedBy: member?.id ?? null,
    asked: null,
    sending: null,
    viewBy: null,
    replyBy: null,
    mergedInto: other.id,
  };
  const moved = slice.conversation.map((message) =>
    upsert('messages', { ...message, inquiryId: other.id }),
  );
  return changes(
    [
      upsert('inquiries', joined(other, inquiry, slice.conversation)),
      upsert('inquiries', gone),
      ...moved,
    ],
    {
      otherId: inquiry.id,
    },
  );
}

function joined(other: Inquiry, merged: Inquiry, mails: readonly Message[]): Inquiry {
  const both: Inquiry = {
    ...other,
    product: other.product ?? merged.product,
    quantity: other.quantity ?? merged.quantity,
    tags: [...new Set([...other.tags, ...merged.tags])],
    priority: merged.priority === 'high' ? 'high' : other.priority,
    lastMessageAt: laterOf(other.lastMessageAt, merged.lastMessageAt),
  };
  const { clockFrom, replyBy } = merged;
  const { answer } = other;
  // The later of two answers answers both; should it come back, they wait for another.
  if (answer && merged.answer && answer.at < merged.answer.at) {
    return { ...both, clockFrom, answer: merged.answer };
  }
  const isAnswered = answer !== null && answer.at >= clockFrom && !wroteAfter(mails, answer.at);
  const isEarlier = replyBy !== null && (other.replyBy === null || replyBy < other.replyBy);
  return isEarlier && !isAnswered ? { ...both, clockFrom, replyBy, answer: null } : both;
}

/** The holder, or a manager; what nobody holds, anybody. */
export function refuseUnlessConcerned(
  inquiry: Inquiry | null,
  slice: Slice,
  context: Context,
): Decision | null {
  const member = actingMember(slice, context);
  if (!member) return refuse({ code: 'not-allowed', role: 'rep' });
  if (!inquiry) return refuse({ code: 'not-found' });
  if (inquiry.stage === 'closed') return refuse(closedBy(inquiry));
  const { assigneeId } = inquiry;
  if (assigneeId === null || assigneeId === member.id || mayAs('manager', slice, context)) {
    return null;
  }
  return refuse({ code: 'not-yours', memberId: assigneeId });
}
