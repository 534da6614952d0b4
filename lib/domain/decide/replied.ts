import type { ActionOf } from '../action.ts';
import type { Calendar } from '../deadlines.ts';
import { isStronger, type Answer, type Inquiry } from '../inquiry.ts';
import { earlierOf, laterOf } from '../instant.ts';
import type { Message, ReplyJudgement } from '../message.ts';
import type { Slice } from '../slice.ts';
import { answered, isAnswer, judgementOf, taken, withoutAnswer, wroteAfter } from './answering.ts';
import type { Context, Decision } from './decision.ts';
import { changes, memberOf, pending, refuse, upsert } from './decision.ts';
import { added, merged } from './known.ts';
import { sameReply } from './same-reply.ts';
import { sent } from './sending.ts';

/**
 * A mail of ours was seen in Sent, reached us as a copy, or was reported by the browser that sent it. It stops the
 * deadlines where it is an answer and later than what it answers; better evidence replaces lesser, and a report says who
 * sent what the server saw. What turns out to be none answers no more; all of them stay with the inquiry.
 */
export function replied(slice: Slice, given: ActionOf<'replied'>, context: Context): Decision {
  const { inquiry } = slice;
  const action = onServerTime(given, context);
  if (!mayTell(action, context)) return refuse({ code: 'not-allowed', role: 'admin' });
  if (!inquiry) return refuse({ code: 'not-found' });
  // Only evidence says that a reply was seen; a prediction is none.
  if (!context.calendar) return pending;
  const known = slice.messages[0] ?? sameReply(slice.conversation, action.message) ?? null;
  if (known && (known.inquiryId !== inquiry.id || known.direction === 'in')) {
    return added(known, action.message);
  }
  const reply = judgementOf(known?.reply ?? null, action.message.reply);
  const messageId = known?.id ?? action.message.id;
  // One that lies elsewhere by now, with a new date, has gone no later than it was first seen.
  const at = earlierOf(known?.receivedAt ?? action.message.receivedAt, action.message.receivedAt);
  const told = isAnswer(reply)
    ? answeredBy(inquiry, { ...action, at, messageId }, slice, context.calendar)
    : withoutAnswer(inquiry, messageId, slice, context.calendar);
  if (!told) return pending;
  const heard = sent(told, action.by, action.message.receivedAt);
  // That it went unchecked is news also of a mail that was seen before.
  if (known && heard === inquiry && isSameJudgement(known.reply, reply) && !action.unchecked) {
    return added(known, action.message);
  }
  const message = { ...messageFrom(known, inquiry, action, context), reply };
  const lastMessageAt = laterOf(inquiry.lastMessageAt, at);
  const by = heard.answer?.messageId === messageId ? heard.answer.by : action.by;
  return changes([upsert('inquiries', { ...heard, lastMessageAt }), upsert('messages', message)], {
    evidence: action.evidence,
    ...(action.unchecked && { unchecked: true }),
    ...(reply && { replyClass: reply.class }),
    ...(by && { memberId: by }),
  });
}

function messageFrom(
  known: Message | null,
  inquiry: Inquiry,
  { message }: ActionOf<'replied'>,
  { actor }: Context,
): Message {
  const fresh: Message = { ...message, inquiryId: inquiry.id, seq: 0 };
  if (!known) return fresh;
  // Of what a browser told the server now knows the whole.
  const isWhole = known.rfcMessageId === null && actor.kind === 'watcher';
  return isWhole ? merged({ ...fresh, id: known.id }, known) : merged(known, message);
}

function isSameJudgement(a: ReplyJudgement | null, b: ReplyJudgement | null): boolean {
  return a?.class === b?.class && a?.reason === b?.reason && a?.overruledBy === b?.overruledBy;
}

/** A browser's clock may be wrong and stops no deadline: what it reports counts from now. The mail server's is believed. */
function onServerTime(action: ActionOf<'replied'>, { actor, now }: Context): ActionOf<'replied'> {
  const message = { ...action.message, direction: 'out' as const };
  if (actor.kind !== 'member') return { ...action, message };
  return { ...action, message: { ...message, receivedAt: now, reply: null } };
}

/** The watcher tells what it saw, a member only what they sent themselves. */
function mayTell(action: ActionOf<'replied'>, { actor }: Context): boolean {
  if (actor.kind === 'watcher') return true;
  return actor.kind === 'member' && action.evidence === 'browser' && action.by === actor.memberId;
}

type Told = Pick<Answer, 'at' | 'evidence' | 'by'> & { messageId: Message['id'] };

/** The inquiry as this answer leaves it; the same where it changes nothing. */
function answeredBy(
  inquiry: Inquiry,
  { at, messageId, evidence, by: told }: Told,
  slice: Slice,
  calendar: Calendar,
): Inquiry | null {
  const by = memberOf(slice, told);
  const old = inquiry.answer;
  if (at < inquiry.clockFrom) return inquiry;
  if (old) {
    const isNamed = old.by === null && by !== null && old.messageId === messageId;
    if (isNamed && !isStronger(evidence, old.evidence)) {
      return { ...inquiry, ...taken(inquiry, by, at), answer: { ...old, by: by.id } };
    }
    // Better proved, but it does not answer what the customer wrote since.
    if (!isStronger(evidence, old.evidence) || wroteAfter(slice.conversation, at)) return inquiry;
    const answer = { ...old, at, messageId, evidence, by: by?.id ?? old.by };
    return { ...inquiry, ...(isNamed && taken(inquiry, by, at)), answer };
  }
  if (inquiry.stage === 'closed' || !inquiry.replyBy) return inquiry;
  return answered(inquiry, { at, messageId, evidence }, by, slice, calendar);
}
