import * as z from 'zod/mini';
import type { ActionId, MemberId } from './ids.ts';
import type { Inquiry, Sending } from './inquiry.ts';
import { Instant } from './instant.ts';
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

const name = z.string().check(z.maxLength(200));

/**
 * Whether a reply may leave, as whoever writes it is told: who, when, and what they did. It is all of it that crosses
 * into the page. `null` in its place: the mail is none of ours, and its Send is never touched.
 */
export const Verdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('free') }),
  /** Somebody else holds the inquiry. */
  z.object({ kind: z.literal('held'), name, at: Instant }),
  /** Somebody answered since this reply was begun; '' where it is not known who. */
  z.object({ kind: z.literal('answered'), name, at: Instant }),
  /** Somebody is writing too, and nobody holds it. */
  z.object({ kind: z.literal('writing'), name, at: Instant }),
  /** Somebody pressed Send, or claimed it, a moment before. */
  z.object({ kind: z.literal('beaten'), name, at: Instant }),
  /** It would go out from another address than the customer expects. */
  z.object({ kind: z.literal('wrong-from'), from: z.string(), mailbox: z.string() }),
]);
export type Verdict = z.infer<typeof Verdict>;

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
