import type { MemberId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Member } from '#lib/domain/member.ts';
import { hasRole } from '#lib/domain/member.ts';
import { sendingNow, type Verdict } from '#lib/domain/sending.ts';

/** A colleague, as far as known: by a mailbox alone nobody is named, and a name alone is nobody's we know more of. */
export interface Who {
  memberId: MemberId | null;
  name: string;
}

/** Why Send waits, as it stands now; or that the reason has gone, and to whom. */
export type Stop =
  | { kind: 'held'; who: Who; at: Date; isWriting: boolean }
  | { kind: 'answered'; who: Who; at: Date }
  | { kind: 'writing'; who: Who; at: Date }
  /** `by`: what they did first, where that is known here already. */
  | { kind: 'beaten'; who: Who; at: Date; by: 'claim' | 'send' | null }
  | { kind: 'wrong-from'; from: string; mailbox: string }
  | { kind: 'free' }
  /** `from`: who gave it. */
  | { kind: 'yours'; from: MemberId | null }
  | { kind: 'closed' };

/** A colleague who writes an answer. */
export interface Writer {
  memberId: MemberId;
  since: Date;
}

export interface Live {
  /** As the server has it: what a person here did counts once it is confirmed. */
  inquiry: Inquiry;
  me: MemberId;
  writers: readonly Writer[];
  /** An answer later than this came while the dialog stood. */
  openedAt: Date;
  now: Date;
  nameOf(member: MemberId): string;
}

/** What this browser's copy has against sending; `null`: nothing. The weightiest first. */
export function reasonOf(live: Live, first: Verdict): Stop | null {
  const { inquiry, me, writers, openedAt, now, nameOf } = live;
  const { answer, assigneeId, stage } = inquiry;
  const who = (memberId: MemberId | null): Who => ({
    memberId,
    name: memberId ? nameOf(memberId) : '',
  });
  const isNew = first.kind === 'answered' || (answer !== null && answer.at > openedAt);
  if (answer && answer.by !== me && isNew) {
    return { kind: 'answered', who: who(answer.by), at: answer.at };
  }
  if (stage === 'closed') return null;
  if (assigneeId !== null && assigneeId !== me) {
    const at = inquiry.assignedAt ?? inquiry.receivedAt;
    if (first.kind === 'beaten') return { kind: 'beaten', who: who(assigneeId), at, by: 'claim' };
    const isWriting = writers.some(({ memberId }) => memberId === assigneeId);
    return { kind: 'held', who: who(assigneeId), at, isWriting };
  }
  const sending = sendingNow(inquiry, now);
  if (sending && sending.memberId !== me) {
    return { kind: 'beaten', who: who(sending.memberId), at: sending.at, by: 'send' };
  }
  const [writer] = writers;
  // Whoever holds it writes in peace.
  if (!writer || assigneeId === me) return null;
  return { kind: 'writing', who: who(writer.memberId), at: writer.since };
}

const weights: Partial<Record<Stop['kind'], number>> = {
  writing: 1,
  beaten: 2,
  held: 2,
  answered: 3,
};

/** Whether a reason found here explains the verdict: a lighter one only says that news is on its way. */
export function isAsWeighty(reason: Stop, verdict: Verdict): boolean {
  return (weights[reason.kind] ?? 0) >= (weights[verdict.kind] ?? 0);
}

/** What the worker said when Send was pressed, until this browser's copy has caught up with it. */
export function firstStop(verdict: Verdict): Stop {
  switch (verdict.kind) {
    case 'free':
      return { kind: 'free' };
    case 'wrong-from':
      return verdict;
    case 'held':
      return { kind: 'held', who: named(verdict.name), at: verdict.at, isWriting: false };
    case 'beaten':
      return { kind: 'beaten', who: named(verdict.name), at: verdict.at, by: null };
    case 'answered':
    case 'writing':
      return { kind: verdict.kind, who: named(verdict.name), at: verdict.at };
  }
}

const named = (name: string): Who => ({ memberId: null, name });

/** What is left when the reason went away while the dialog stood. */
export function afterReason({ inquiry, me }: Live): Stop {
  const { stage, assigneeId, assignedBy } = inquiry;
  if (stage === 'closed') return { kind: 'closed' };
  if (assigneeId !== me) return { kind: 'free' };
  return { kind: 'yours', from: assignedBy === me ? null : assignedBy };
}

/** What can be done beside editing on and sending anyway, where it can succeed. */
export type Way = 'ask' | 'claim' | 'reassign' | 'send';

/**
 * `null`: nothing. A way that is certain to be refused would be a trap.
 * @param inquiry as the server has it.
 * @param isAsked whether somebody asks for it, or is about to.
 */
export function wayOf(
  stop: Stop,
  inquiry: Inquiry | null,
  me: Member | null,
  isAsked: boolean,
): Way | null {
  if (!inquiry || !me || me.leftAt) return null;
  switch (stop.kind) {
    case 'held':
      // The worker may know of a holder whom this browser's copy does not show yet.
      if (inquiry.assigneeId === null || inquiry.assigneeId === me.id) return null;
      if (hasRole(me, 'manager')) return 'reassign';
      return isAsked ? null : 'ask';
    case 'writing':
    case 'free':
      return inquiry.stage === 'open' && inquiry.assigneeId === null ? 'claim' : null;
    case 'yours':
      return 'send';
    default:
      return null;
  }
}
