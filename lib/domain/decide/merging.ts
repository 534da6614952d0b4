import type { ActionOf } from '../action.ts';
import type { Customer } from '../customer.ts';
import { deadlines } from '../deadlines.ts';
import type { Inquiry } from '../inquiry.ts';
import { laterOf } from '../instant.ts';
import type { Message } from '../message.ts';
import { noRoute } from '../routing.ts';
import type { Slice } from '../slice.ts';
import { closedBy } from './assignee.ts';
import type { Context, Decision } from './decision.ts';
import { actingMember, changes, mayAs, pending, refuse, upsert } from './decision.ts';

/** Puts all mails of one inquiry to another. Whoever waits there goes on waiting: the earlier deadline holds. */
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
    viewBy: null,
    replyBy: null,
    mergedInto: other.id,
  };
  const moved = slice.conversation.map((message) =>
    upsert('messages', { ...message, inquiryId: other.id }),
  );
  return changes(
    [upsert('inquiries', withDeadlineOf(other, inquiry)), upsert('inquiries', gone), ...moved],
    { otherId: other.id },
  );
}

function withDeadlineOf(other: Inquiry, merged: Inquiry): Inquiry {
  const lastMessageAt = laterOf(other.lastMessageAt, merged.lastMessageAt);
  const isAnswered = other.answer !== null && other.answer.at >= merged.clockFrom;
  const isEarlier = merged.replyBy && (!other.replyBy || merged.replyBy < other.replyBy);
  if (!merged.replyBy || !isEarlier || isAnswered) return { ...other, lastMessageAt };
  const { clockFrom, replyBy } = merged;
  return { ...other, lastMessageAt, clockFrom, replyBy, answer: null };
}

/** Makes an inquiry of a mail that was put to the wrong one. Its clock starts now, since a person saw it only now. */
export function split(slice: Slice, action: ActionOf<'split'>, context: Context): Decision {
  const { inquiry, mailbox, customer } = slice;
  const denied = refuseUnlessConcerned(inquiry, slice, context);
  if (denied) return denied;
  const first = slice.conversation.find(({ id }) => id === action.messageId);
  if (!inquiry || !customer || first?.direction !== 'in') return refuse({ code: 'not-found' });
  const parts = slice.conversation.filter((message) => isBehind(message, first));
  const isRest = slice.conversation.some((message) => !parts.includes(message));
  if (slice.other || !isRest) return refuse({ code: 'stale' });
  if (!mailbox || !context.calendar) return pending;
  const writer = writerOf(first, customer, action, context);
  const due = deadlines(context.now, mailbox, context.calendar);
  const last = parts.reduce((at, { receivedAt }) => laterOf(at, receivedAt), first.receivedAt);
  const member = actingMember(slice, context);
  const made: Inquiry = {
    ...inquiry,
    ...{ tags: noRoute.tags, priority: noRoute.priority, hours: null, routing: null },
    id: action.newInquiryId,
    customerId: writer.id,
    subject: first.subject,
    snippet: first.snippet,
    product: null,
    quantity: null,
    warnings: [],
    acknowledgement: null,
    stage: 'open',
    assigneeId: null,
    assignedAt: null,
    assignedBy: null,
    standInFor: null,
    receivedAt: first.receivedAt,
    clockFrom: context.now,
    viewBy: null,
    replyBy: due.replyBy,
    viewedAt: context.now,
    viewedBy: member?.id ?? null,
    answer: null,
    handoff: null,
    outcome: null,
    closedAt: null,
    closedBy: null,
    mergedInto: null,
    lastMessageAt: last,
  };
  const moved = parts.map((message) => upsert('messages', { ...message, inquiryId: made.id }));
  const people = writer === customer ? [] : [upsert('customers', writer)];
  return changes([...people, upsert('inquiries', made), ...moved], { otherId: made.id });
}

/** The mail itself, and what its sender wrote later. */
function isBehind(message: Message, first: Message): boolean {
  if (message.id === first.id) return true;
  const isSame = message.from !== null && message.from.address === first.from?.address;
  return isSame && message.direction === 'in' && message.receivedAt >= first.receivedAt;
}

function writerOf(
  { from }: Message,
  customer: Customer,
  action: ActionOf<'split'>,
  { now }: Context,
): Customer {
  if (!from || customer.addresses.includes(from.address)) return customer;
  return {
    id: action.newCustomerId,
    name: from.name,
    addresses: [from.address],
    company: null,
    country: null,
    countryEvidence: null,
    phone: null,
    website: null,
    timeZone: null,
    language: null,
    ownerId: null,
    firstSeenAt: now,
    seq: 0,
  };
}

/** The holder, or a manager; what nobody holds, anybody. */
function refuseUnlessConcerned(
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
