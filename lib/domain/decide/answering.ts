import type { Calendar } from '../deadlines.ts';
import { deadlines, hoursOf } from '../deadlines.ts';
import type { Answer, Inquiry } from '../inquiry.ts';
import type { Member } from '../member.ts';
import type { Message, ReplyJudgement } from '../message.ts';
import type { Slice } from '../slice.ts';

/** Said of a mail of which only the header could be read, or nobody knows that it is ours; any other judgement knows more. */
const preliminary = new Set(['headers-only', 'not-ours', 'sender-unproved']);

/**
 * What a mail of ours is, by what was known of it and what is told now. A manager's word and a bounce stand; a member's
 * Sent, of which only headers are read, says nothing against what was read whole elsewhere. A copy that may be forged is
 * no more than that once the mail itself lies in Sent.
 */
export function judgementOf(
  known: ReplyJudgement | null,
  told: ReplyJudgement | null,
): ReplyJudgement | null {
  if (!known || !told) return known ?? told;
  if (known.overruledBy || known.class === 'bounced') return known;
  return preliminary.has(known.reason) ? told : known;
}

/** Whether it stops a deadline. A page cannot judge what it sent, so a mail nobody judged counts as an answer. */
export function isAnswer(reply: ReplyJudgement | null): boolean {
  return reply === null || reply.class === 'effective';
}

/**
 * The inquiry with this mail as its answer. One that nobody holds is its answerer's, while they are still there. Where the
 * customer wrote after it, and that was seen sooner, they wait for an answer to that. `null` where only the server can
 * say until when.
 */
export function answered(
  inquiry: Inquiry,
  answer: Omit<Answer, 'dueBy' | 'by'>,
  by: Member | null,
  { mailbox, conversation }: Pick<Slice, 'mailbox' | 'conversation'>,
  calendar: Calendar | null,
): Inquiry | null {
  const { at } = answer;
  const memberId = by?.id ?? null;
  const done: Inquiry = {
    ...inquiry,
    ...taken(inquiry, by, at),
    asked: null,
    viewBy: null,
    replyBy: null,
    viewedAt: inquiry.viewedAt ?? at,
    viewedBy: inquiry.viewedBy ?? memberId,
    answer: { ...answer, by: memberId, dueBy: inquiry.replyBy },
  };
  const clockFrom = wroteAfter(conversation, at);
  if (!clockFrom) return done;
  if (!mailbox || !calendar) return null;
  const due = deadlines(clockFrom, hoursOf(inquiry, mailbox), calendar);
  const viewBy = inquiry.viewBy && !done.assigneeId ? due.viewBy : null;
  return { ...done, clockFrom, replyBy: due.replyBy, viewBy, answer: null };
}

/** When the customer first wrote after this moment: what we wrote before does not answer that. */
export function wroteAfter(conversation: readonly Message[], at: Date): Date | undefined {
  return conversation
    .filter(({ direction, receivedAt }) => direction === 'in' && receivedAt > at)
    .map(({ receivedAt }) => receivedAt)
    .toSorted((a, b) => Number(a) - Number(b))[0];
}

/** What changes where whoever answered takes an inquiry from the pool. */
export function taken(inquiry: Inquiry, by: Member | null, at: Date): Partial<Inquiry> {
  if (by?.leftAt !== null || inquiry.stage !== 'open') return {};
  return { stage: 'claimed', assigneeId: by.id, assignedAt: at, assignedBy: by.id };
}

/** Who sent a mail of ours, as far as it is from somebody's own address. */
export function senderOf(message: Message, members: readonly Member[]): Member | null {
  const address = message.from?.address;
  return members.find((member) => address && member.address === address) ?? null;
}

/** How well a mail of ours is proved that is in our hands already. */
export function evidenceOf({ places }: Message): Answer['evidence'] {
  return places.length > 0 ? 'server' : 'browser';
}

/**
 * The inquiry without this mail as its answer: with the next mail that answers it, else waiting as if the mail had never
 * gone, its old deadline running again. `null` where only the server can say until when.
 */
export function withoutAnswer(
  inquiry: Inquiry,
  messageId: Message['id'],
  { mailbox, conversation, members }: Slice,
  calendar: Calendar | null,
): Inquiry | null {
  const { answer } = inquiry;
  if (answer?.messageId !== messageId) return inquiry;
  const next = nextAnswer(inquiry, conversation, messageId);
  if (next) {
    const by = senderOf(next, members)?.id ?? null;
    const [at, evidence] = [next.receivedAt, evidenceOf(next)];
    return { ...inquiry, answer: { ...answer, at, evidence, by, messageId: next.id } };
  }
  if (inquiry.stage === 'closed') return { ...inquiry, answer: null };
  if (answer.dueBy) return { ...inquiry, answer: null, replyBy: answer.dueBy };
  if (!mailbox || !calendar) return null;
  const due = deadlines(inquiry.clockFrom, hoursOf(inquiry, mailbox), calendar);
  return { ...inquiry, answer: null, replyBy: due.replyBy };
}

/** The first other mail of ours since the wait began that answers all that the customer wrote. */
function nextAnswer(
  { clockFrom }: Inquiry,
  conversation: readonly Message[],
  without: Message['id'],
): Message | undefined {
  return conversation
    .filter(({ id, direction, receivedAt, reply }) => {
      const isLater = direction === 'out' && receivedAt >= clockFrom;
      const isOther = isLater && id !== without && isAnswer(reply);
      return isOther && !wroteAfter(conversation, receivedAt);
    })
    .toSorted((a, b) => Number(a.receivedAt) - Number(b.receivedAt))[0];
}
