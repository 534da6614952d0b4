import type { ActionOf } from '../action.ts';
import type { Calendar } from '../deadlines.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Message } from '../message.ts';
import type { Slice } from '../slice.ts';
import { answered, evidenceOf, senderOf, withoutAnswer } from './answering.ts';
import type { Context, Decision } from './decision.ts';
import { actingMember, changes, mayAs, nothing, pending, refuse, upsert } from './decision.ts';

/** The first automatic answer is a mail of ours too, and never an answer. */
const acknowledgement = 'acknowledgement';

/**
 * A mail of ours came back: as an answer it is void, and the clock it stopped runs on as if it had never gone. It is a
 * fact, so it outweighs what a manager said of the mail before.
 */
export function bounced(slice: Slice, action: ActionOf<'bounced'>, context: Context): Decision {
  if (context.actor.kind !== 'watcher') return refuse({ code: 'not-allowed', role: 'admin' });
  const { inquiry } = slice;
  const message = ourMail(slice, action.messageId);
  if (!inquiry || !message) return refuse({ code: 'not-found' });
  if (message.reply?.class === 'bounced') return nothing;
  const back = withBounce(inquiry, message, slice, action, context);
  if (!back) return pending;
  const reason = action.isProbable ? 'probably-bounced' : 'bounced';
  const reply = { class: 'bounced' as const, reason, overruledBy: null };
  return changes([upsert('inquiries', back), upsert('messages', { ...message, reply })], {
    replyClass: 'bounced',
    ...(action.status && { text: action.status }),
  });
}

/** As the returned mail leaves the inquiry: of an acknowledgement that state alone. */
function withBounce(
  inquiry: Inquiry,
  message: Message,
  slice: Slice,
  { status }: ActionOf<'bounced'>,
  { now, calendar }: Context,
): Inquiry | null {
  const { acknowledgement: known } = inquiry;
  if (message.reply?.reason === acknowledgement) {
    if (!known) return inquiry;
    return {
      ...inquiry,
      acknowledgement: { ...known, state: 'bounced', at: now, evidence: status },
    };
  }
  return withoutAnswer(inquiry, message.id, slice, calendar);
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
  const message = ourMail(slice, action.messageId);
  if (!inquiry || !message || message.reply?.reason === acknowledgement) {
    return refuse({ code: 'not-found' });
  }
  if (message.reply?.class === action.class) return nothing;
  const judged =
    action.class === 'effective'
      ? withAnswer(inquiry, message, slice, context.calendar)
      : withoutAnswer(inquiry, message.id, slice, context.calendar);
  if (!judged) return pending;
  const reply = { class: action.class, reason: 'overruled', overruledBy: member.id };
  return changes([upsert('inquiries', judged), upsert('messages', { ...message, reply })], {
    replyClass: action.class,
  });
}

/** A mail of ours, in this inquiry. */
function ourMail({ inquiry, messages }: Slice, messageId: Message['id']): Message | null {
  const found = messages.find(({ id }) => id === messageId);
  return found?.direction === 'out' && found.inquiryId === inquiry?.id ? found : null;
}

/** The inquiry with this mail as its answer, where it waits for one. Who wrote it is whose address it is from. */
function withAnswer(
  inquiry: Inquiry,
  message: Message,
  slice: Slice,
  calendar: Calendar | null,
): Inquiry | null {
  const at = message.receivedAt;
  const isWaiting = inquiry.stage !== 'closed' && inquiry.replyBy !== null;
  if (inquiry.answer || !isWaiting || at < inquiry.clockFrom) return inquiry;
  const found = { at, evidence: evidenceOf(message), messageId: message.id };
  return answered(inquiry, found, senderOf(message, slice.members), slice, calendar);
}
