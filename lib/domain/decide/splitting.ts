import type { ActionOf } from '../action.ts';
import { nothingKnown, type Customer } from '../customer.ts';
import { deadlines } from '../deadlines.ts';
import type { Inquiry } from '../inquiry.ts';
import { laterOf } from '../instant.ts';
import type { Message } from '../message.ts';
import { noRoute } from '../routing.ts';
import type { Slice } from '../slice.ts';
import { answered, evidenceOf, isAnswer, senderOf, withoutAnswer } from './answering.ts';
import type { Context, Decision } from './decision.ts';
import { actingMember, changes, pending, refuse, upsert } from './decision.ts';
import { refuseUnlessConcerned } from './merging.ts';

/**
 * Makes an inquiry of a mail that was put to the wrong one, with what its sender wrote later and what we answered them.
 * Unless it was answered its clock starts now, since a person saw it only now; what it leaves behind waits as it would
 * have without it.
 */
export function split(slice: Slice, action: ActionOf<'split'>, context: Context): Decision {
  const { inquiry, mailbox, customer } = slice;
  const denied = refuseUnlessConcerned(inquiry, slice, context);
  if (denied) return denied;
  const first = slice.conversation.find(({ id }) => id === action.messageId);
  if (!inquiry || !customer || first?.direction !== 'in') return refuse({ code: 'not-found' });
  const parts = partsBehind(slice.conversation, first);
  const rest = slice.conversation.filter((message) => !parts.includes(message));
  const taken = slice.other ?? slice.writers.find(({ id }) => id === action.newCustomerId);
  if (taken || !rest.some(({ direction }) => direction === 'in')) {
    return refuse({ code: 'stale' });
  }
  if (!mailbox || !context.calendar) return pending;
  const writer = writerOf(first, [customer, ...slice.writers], action, context);
  const answer = parts.some(({ id }) => id === inquiry.answer?.messageId) ? inquiry.answer : null;
  const due = deadlines(context.now, mailbox, context.calendar);
  const last = parts.reduce((at, { receivedAt }) => laterOf(at, receivedAt), first.receivedAt);
  const member = actingMember(slice, context);
  const made: Inquiry = {
    ...inquiry,
    tags: noRoute.tags,
    priority: noRoute.priority,
    hours: null,
    routing: null,
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
    asked: null,
    sending: null,
    receivedAt: first.receivedAt,
    clockFrom: answer ? first.receivedAt : context.now,
    viewBy: null,
    replyBy: answer ? null : due.replyBy,
    viewedAt: context.now,
    viewedBy: member?.id ?? null,
    answer,
    handoff: null,
    outcome: null,
    closedAt: null,
    closedBy: null,
    mergedInto: null,
    lastMessageAt: last,
  };
  const left = leftBehind(inquiry, parts, rest, slice, context);
  if (!left) return pending;
  const moved = parts.map((message) => upsert('messages', { ...message, inquiryId: made.id }));
  const people = writer.id === action.newCustomerId ? [upsert('customers', writer)] : [];
  const rows = [...(left === inquiry ? [] : [left]), made].map((row) => upsert('inquiries', row));
  return changes([...people, ...rows, ...moved], { otherId: made.id });
}

/** The mail itself, what its sender wrote later, and what we wrote in answer to these. */
function partsBehind(conversation: readonly Message[], first: Message): Message[] {
  const theirs = conversation.filter((message) => isBehind(message, first));
  const ids = theirs.map(({ rfcMessageId }) => rfcMessageId).filter((id) => id !== null);
  const isAnswerTo = ({ direction, inReplyTo }: Message): boolean =>
    direction === 'out' && inReplyTo !== null && ids.includes(inReplyTo);
  return conversation.filter((message) => theirs.includes(message) || isAnswerTo(message));
}

function isBehind(message: Message, first: Message): boolean {
  if (message.id === first.id) return true;
  const isSame = message.from !== null && message.from.address === first.from?.address;
  return isSame && message.direction === 'in' && message.receivedAt >= first.receivedAt;
}

/** The first inquiry without these mails: an answer to them is none of its own, and a wait for them is over. */
function leftBehind(
  inquiry: Inquiry,
  parts: readonly Message[],
  rest: readonly Message[],
  slice: Slice,
  { calendar }: Context,
): Inquiry | null {
  const left = { ...slice, conversation: [...rest] };
  const gone = parts.find(({ id }) => id === inquiry.answer?.messageId);
  if (gone) return withoutAnswer(inquiry, gone.id, left, calendar);
  const isForThem = parts.some(({ receivedAt }) => +receivedAt === +inquiry.clockFrom);
  if (inquiry.replyBy === null || !isForThem) return inquiry;
  const asked = rest
    .filter(({ direction }) => direction === 'in')
    .reduce((at, { receivedAt }) => laterOf(at, receivedAt), inquiry.receivedAt);
  const own = rest.find(
    ({ direction, receivedAt, reply }) =>
      direction === 'out' && receivedAt >= asked && isAnswer(reply),
  );
  if (!own) return inquiry;
  const { id: messageId, receivedAt: at } = own;
  const found = { at, evidence: evidenceOf(own), messageId };
  const since = { ...inquiry, clockFrom: asked };
  return answered(since, found, senderOf(own, slice.members), left, calendar);
}

/** Who wrote a mail: the inquiry's customer, another whom the team knows, else somebody new. */
function writerOf(
  { from }: Message,
  known: readonly [Customer, ...Customer[]],
  action: ActionOf<'split'>,
  { now }: Context,
): Customer {
  if (!from) return known[0];
  const writer = known.find(({ addresses }) => addresses.includes(from.address));
  return (
    writer ?? {
      id: action.newCustomerId,
      name: from.name,
      addresses: [from.address],
      ...nothingKnown,
      ownerId: null,
      firstSeenAt: now,
      seq: 0,
    }
  );
}
