import type { ActionOf } from '../action.ts';
import { deadlines, hoursOf } from '../deadlines.ts';
import type { Inquiry } from '../inquiry.ts';
import { laterOf } from '../instant.ts';
import type { Slice } from '../slice.ts';
import type { Warning } from '../warning.ts';
import { reopened } from './closing.ts';
import type { Context, Decision } from './decision.ts';
import { changes, pending, refuse, upsert } from './decision.ts';
import { added } from './known.ts';
import { movedTo, withWhoeverIsHere } from './standing-in.ts';

/**
 * The customer writes again: sets `replyBy` anew where none runs, and reopens what was won or lost. While its holder is
 * away it goes to whoever stands in.
 */
export function customerWrote(
  slice: Slice,
  action: ActionOf<'customer-wrote'>,
  context: Context,
): Decision {
  const { inquiry, mailbox } = slice;
  if (context.actor.kind !== 'watcher') return refuse({ code: 'not-allowed', role: 'admin' });
  if (!inquiry || !mailbox) return refuse({ code: 'not-found' });
  const known = slice.messages[0];
  if (known) return added(known, action.message);
  const at = action.message.receivedAt;
  const message = upsert('messages', { ...action.message, inquiryId: inquiry.id, seq: 0 });
  const heard: Inquiry = {
    ...inquiry,
    lastMessageAt: laterOf(inquiry.lastMessageAt, at),
    warnings: withNew(inquiry.warnings, action.warnings),
  };
  const people = { members: slice.members, now: context.now };
  // What was merged meanwhile holds no mails any more; one that still comes to it must not be lost there.
  const isForGood =
    inquiry.stage === 'closed' &&
    inquiry.mergedInto === null &&
    inquiry.outcome !== 'won' &&
    inquiry.outcome !== 'lost';
  // Somebody answered what waited, so the wait is for this mail now.
  const isAnew = action.answersUnseen && inquiry.replyBy !== null && at > inquiry.clockFrom;
  // What was answered before is no answer to this, should it be opened again after all.
  const isAnswered = inquiry.answer !== null && at <= inquiry.answer.at;
  if (isForGood || (inquiry.replyBy && !isAnew)) {
    const noted: Inquiry = isAnswered ? heard : { ...heard, answer: null };
    const here = isForGood ? noted : withWhoeverIsHere(heard, people);
    return changes([upsert('inquiries', here), message], movedTo(here, inquiry));
  }
  // A mail older than the answer that stopped the clock was already answered by it.
  if (inquiry.stage !== 'closed' && isAnswered) {
    return changes([upsert('inquiries', heard), message]);
  }
  if (!context.calendar) return pending;
  const open = inquiry.stage === 'closed' ? reopened(heard, people) : heard;
  const back = withWhoeverIsHere(open, people);
  const due = deadlines(at, hoursOf(inquiry, mailbox), context.calendar);
  const waiting: Inquiry = {
    ...back,
    clockFrom: at,
    replyBy: due.replyBy,
    viewBy: back.assigneeId ? null : due.viewBy,
    answer: null,
  };
  return changes([upsert('inquiries', waiting), message], {
    ...(inquiry.stage === 'closed' && { reopened: true }),
    ...(isAnew && { answeredUnseen: true, evidence: 'guess' as const }),
    ...movedTo(waiting, inquiry),
  });
}

/** Each kind once, the newest evidence. */
function withNew(old: readonly Warning[], found: readonly Warning[]): Warning[] {
  const kept = old.filter(({ kind }) => !found.some((one) => one.kind === kind));
  return [...kept, ...found].slice(-20);
}
