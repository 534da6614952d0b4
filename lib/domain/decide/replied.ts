import type { ActionOf } from '../action.ts';
import { isStronger, type Inquiry } from '../inquiry.ts';
import { laterOf } from '../instant.ts';
import type { Slice } from '../slice.ts';
import type { Context, Decision } from './decision.ts';
import { changes, memberOf, pending, refuse, upsert } from './decision.ts';
import { added, merged } from './known.ts';
import { sameReply } from './same-reply.ts';

/**
 * A reply of ours was seen in Sent, or reported by the browser that sent it. It stops the deadlines when it is later
 * than what it answers; better evidence replaces lesser, and a report says who sent what the server saw; anything
 * later only adds a message.
 */
export function replied(slice: Slice, told: ActionOf<'replied'>, context: Context): Decision {
  const { inquiry } = slice;
  const action = onServerTime(told, context);
  if (!mayTell(action, context)) return refuse({ code: 'not-allowed', role: 'admin' });
  if (!inquiry) return refuse({ code: 'not-found' });
  // Only evidence says that a reply was seen; a prediction is none.
  if (!context.calendar) return pending;
  const known = slice.messages[0] ?? sameReply(slice.conversation, action.message) ?? undefined;
  const isElsewhere = known !== undefined && known.inquiryId !== inquiry.id;
  const answered = isElsewhere
    ? null
    : answeredBy(inquiry, slice, action, known?.id ?? action.message.id);
  if (known && !answered) return added(known, action.message);
  const fresh = { ...action.message, inquiryId: inquiry.id, seq: 0 };
  // Of what a browser told the server now knows the whole.
  const isWhole = known?.rfcMessageId === null && context.actor.kind === 'watcher';
  const message = !known
    ? fresh
    : isWhole
      ? merged({ ...fresh, id: known.id }, known)
      : merged(known, action.message);
  const heard = answered ?? inquiry;
  const lastMessageAt = laterOf(inquiry.lastMessageAt, action.message.receivedAt);
  const by = answered?.answer?.by ?? action.by;
  return changes([upsert('inquiries', { ...heard, lastMessageAt }), upsert('messages', message)], {
    evidence: action.evidence,
    ...(action.message.reply && { replyClass: action.message.reply.class }),
    ...(by && { memberId: by }),
  });
}

/** A browser's clock may be wrong and stops no deadline: what it reports counts from now. The mail server's is believed. */
function onServerTime(action: ActionOf<'replied'>, { actor, now }: Context): ActionOf<'replied'> {
  if (actor.kind !== 'member') return action;
  return { ...action, message: { ...action.message, receivedAt: now, reply: null } };
}

/** The watcher tells what it saw, a member only what they sent themselves. */
function mayTell(action: ActionOf<'replied'>, { actor }: Context): boolean {
  if (actor.kind === 'watcher') return true;
  return actor.kind === 'member' && action.evidence === 'browser' && action.by === actor.memberId;
}

/** The inquiry as this reply leaves it, or `null` where the reply changes nothing about the answer. */
function answeredBy(
  inquiry: Inquiry,
  slice: Slice,
  action: ActionOf<'replied'>,
  messageId: ActionOf<'replied'>['message']['id'],
): Inquiry | null {
  const at = action.message.receivedAt;
  const member = memberOf(slice, action.by);
  const by = member?.id ?? null;
  const old = inquiry.answer;
  // A page cannot judge what it sent, so only the server's judgement says that it is no answer.
  const reply = action.message.reply;
  if (at < inquiry.clockFrom || (reply && reply.class !== 'effective')) return null;
  // An answered inquiry that nobody holds is its answerer's, where we know who that is and they are still there.
  const taken = member?.leftAt === null &&
    inquiry.stage === 'open' && {
      stage: 'claimed' as const,
      assigneeId: by,
      assignedAt: at,
      assignedBy: by,
    };
  if (old) {
    const isNamed = old.by === null && by !== null && old.messageId === messageId;
    if (isNamed) return { ...inquiry, ...taken, answer: { ...old, by } };
    const { evidence } = action;
    if (!isStronger(evidence, old.evidence)) return null;
    return { ...inquiry, answer: { ...old, at, messageId, evidence, by: by ?? old.by } };
  }
  if (inquiry.stage === 'closed' || !inquiry.replyBy) return null;
  return {
    ...inquiry,
    ...taken,
    viewBy: null,
    replyBy: null,
    viewedAt: inquiry.viewedAt ?? at,
    viewedBy: inquiry.viewedBy ?? by,
    answer: { at, by, evidence: action.evidence, messageId, dueBy: inquiry.replyBy },
  };
}
