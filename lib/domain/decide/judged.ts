import type { ActionOf } from '../action.ts';
import { deadlines, hoursOf } from '../deadlines.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Message } from '../message.ts';
import type { Slice } from '../slice.ts';
import type { Context, Decision } from './decision.ts';
import { actingMember, changes, mayAs, nothing, pending, refuse, upsert } from './decision.ts';

/** A mail of ours came back: as an answer it is void, and the clock it stopped runs on as if it had never gone. */
export function bounced(slice: Slice, action: ActionOf<'bounced'>, context: Context): Decision {
  if (context.actor.kind !== 'watcher') return refuse({ code: 'not-allowed', role: 'admin' });
  const { inquiry } = slice;
  const message = slice.messages.find(({ id }) => id === action.messageId);
  if (!inquiry || !message) return refuse({ code: 'not-found' });
  if (message.reply?.class === 'bounced') return nothing;
  const isAcknowledgement =
    message.reply?.reason === 'acknowledgement' && inquiry.acknowledgement !== null;
  const back = isAcknowledgement
    ? {
        ...inquiry,
        acknowledgement: {
          ...inquiry.acknowledgement,
          state: 'bounced' as const,
          at: context.now,
          evidence: action.status,
        },
      }
    : withoutAnswer(inquiry, message, slice, context);
  if (!back) return pending;
  const reply = { class: 'bounced' as const, reason: 'bounced', overruledBy: null };
  return changes(
    [upsert('inquiries', back as Inquiry), upsert('messages', { ...message, reply })],
    { replyClass: 'bounced', ...(action.status && { text: action.status }) },
  );
}

/** A manager says what a mail of ours is as an answer; the clock follows. */
export function judgeReply(
  slice: Slice,
  action: ActionOf<'judge-reply'>,
  context: Context,
): Decision {
  const { inquiry } = slice;
  const member = actingMember(slice, context);
  if (!member || !mayAs('manager', slice, context)) {
    return refuse({ code: 'not-allowed', role: 'manager' });
  }
  const message = slice.messages.find(({ id }) => id === action.messageId);
  if (!inquiry || message?.inquiryId !== inquiry.id || message.direction !== 'out') {
    return refuse({ code: 'not-found' });
  }
  if (message.reply?.class === action.class) return nothing;
  const judged =
    action.class === 'effective'
      ? withAnswer(inquiry, message)
      : withoutAnswer(inquiry, message, slice, context);
  if (!judged) return pending;
  const reply = { class: action.class, reason: 'overruled', overruledBy: member.id };
  return changes([upsert('inquiries', judged), upsert('messages', { ...message, reply })], {
    replyClass: action.class,
  });
}

/** The inquiry with this mail as its answer, where it waits for one. */
function withAnswer(inquiry: Inquiry, message: Message): Inquiry {
  const at = message.receivedAt;
  if (inquiry.answer || !inquiry.replyBy || at < inquiry.clockFrom) return inquiry;
  return {
    ...inquiry,
    viewBy: null,
    replyBy: null,
    viewedAt: inquiry.viewedAt ?? at,
    answer: {
      at,
      by: null,
      evidence: 'server',
      messageId: message.id,
      dueBy: inquiry.replyBy,
    },
  };
}

/** The inquiry as it waited before this mail answered it; `null` where only the server can say until when. */
function withoutAnswer(
  inquiry: Inquiry,
  message: Message,
  { mailbox }: Slice,
  { calendar }: Context,
): Inquiry | null {
  if (inquiry.answer?.messageId !== message.id) return inquiry;
  const { dueBy } = inquiry.answer;
  if (inquiry.stage === 'closed') return { ...inquiry, answer: null };
  if (dueBy) return { ...inquiry, answer: null, replyBy: dueBy };
  if (!mailbox || !calendar) return null;
  const due = deadlines(inquiry.clockFrom, hoursOf(inquiry, mailbox), calendar);
  return { ...inquiry, answer: null, replyBy: due.replyBy };
}
