import type { ActionId, MemberId } from './ids.ts';
import type { Inquiry, Sending } from './inquiry.ts';
import type { Refusal } from './refusal.ts';

/** Milliseconds for which a press of Send keeps the others back. */
export const sendingTime = 60_000;
/**
 * Milliseconds for which one member's presses keep the others back, however many they are. Then they reserve nothing
 * for as long as one press does, so that a colleague's is heard.
 */
export const longestSending = 5 * 60_000;

/** Why a reply should not simply go out, as the guard tells it. */
export type Hindrance = Extract<
  Refusal,
  { code: 'already-answered' | 'already-claimed' | 'already-sending' }
>;

/** Who is sending a reply at this moment; one whose minute is over is not. */
export function sendingNow({ sending }: Pick<Inquiry, 'sending'>, now: Date): Sending | null {
  return sending !== null && now < sending.until ? sending : null;
}

/**
 * The reservation as it stands after this member pressed Send. Presses that follow one another are one row, which also
 * what was freed between does not break.
 */
export function pressed(
  before: Sending | null,
  { memberId, press }: { memberId: MemberId; press: ActionId },
  now: Date,
): Sending {
  const follows =
    before?.memberId === memberId && now.getTime() < before.until.getTime() + sendingTime;
  const since = follows ? (before.since ?? before.at) : null;
  const end = (since ?? now).getTime() + longestSending;
  const until = new Date(Math.min(now.getTime() + sendingTime, end));
  return { memberId, press, at: now, until, ...(since && { since }) };
}

/**
 * What stands against a reply by this member, who began to write it at `since`: a colleague has answered meanwhile,
 * holds the inquiry, or is sending. An answer of which only the mailbox is known may be anybody's. Whoever held an
 * inquiry that is closed holds nobody back.
 */
export function hindranceOf(
  inquiry: Inquiry,
  { memberId, since }: { memberId: MemberId; since: Date },
  now: Date,
): Hindrance | null {
  const { answer, assigneeId, stage } = inquiry;
  if (answer !== null && answer.by !== memberId && answer.at > since) {
    return { code: 'already-answered', memberId: answer.by, at: answer.at };
  }
  if (stage !== 'closed' && assigneeId !== null && assigneeId !== memberId) {
    const at = inquiry.assignedAt ?? inquiry.receivedAt;
    return { code: 'already-claimed', memberId: assigneeId, at };
  }
  const sending = sendingNow(inquiry, now);
  if (sending === null || sending.memberId === memberId) return null;
  return { code: 'already-sending', memberId: sending.memberId, at: sending.at };
}
