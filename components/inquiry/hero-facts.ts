import type { RelayStop } from '#components/ui/RelayLine.tsx';
import { clockOf, type Clock } from '#lib/domain/clock.ts';
import type { MemberId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import { duration, durationAloud, ringNumber } from '#lib/words/durations.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { instant } from '#lib/words/times.ts';

export interface RingFacts {
  clock: Clock['state'];
  share: number;
  label: string;
  number?: string;
  unit?: string;
}

/** The ring of any inquiry, on the hero and on rows. */
export function ringFacts(inquiry: Inquiry, { words, moment }: Reader): RingFacts {
  const clock = clockOf(inquiry, moment.now);
  const { state, share, left, by } = clock;
  const aloud = (time: number) => durationAloud(time, moment.language);
  if (state === 'done' || state === 'stopped' || !by) {
    const label = state === 'done' && inquiry.stage === 'closed' ? 'closed' : state;
    return {
      clock: state,
      share,
      label: words.ring[label === 'closed' ? 'closed' : label === 'done' ? 'done' : 'stopped'],
    };
  }
  const { number, unit } = ringNumber(Math.abs(left), moment.language);
  if (state === 'over') {
    return {
      clock: state,
      share,
      label: words.ring.over(aloud(-left)),
      number: `+${number}`,
      unit,
    };
  }
  const whole = aloud(by.getTime() - inquiry.clockFrom.getTime());
  const label =
    state === 'soon' ? words.ring.soon(aloud(left), whole) : words.ring.left(aloud(left), whole);
  return { clock: state, share, label, number, unit };
}

/** Whose it is, in words. `isUnconfirmed`: the server has taken its time over a claim. */
export function titleOf(
  { inquiry, me, mailbox }: Pick<InquiryView, 'inquiry' | 'me' | 'mailbox'>,
  { words, nameOf }: Reader,
  isUnconfirmed: boolean,
): string {
  const { state } = words;
  const { stage, answer, assigneeId } = inquiry;
  if (inquiry.mergedInto) return words.deskWork.merged;
  if (stage === 'closed') return state.closed(inquiry.outcome ?? 'none');
  if (answer) {
    if (!answer.by) return state.answeredFrom(mailbox?.address ?? '');
    return answer.by === me?.id ? state.answeredMe : state.answeredOther(nameOf(answer.by));
  }
  if (!assigneeId) return state.open;
  const isHanded = stage === 'handed-off';
  if (assigneeId !== me?.id) {
    return isHanded ? state.otherHanded(nameOf(assigneeId)) : state.other(nameOf(assigneeId));
  }
  if (isUnconfirmed) return state.pending;
  return isHanded ? state.mineHanded : state.mine;
}

export interface TimeLine {
  text: string;
  tone: 'soon' | 'over' | 'done' | 'calm';
}

/** How long is left, or how it ended. */
export function timeLineOf(inquiry: Inquiry, me: MemberId | null, reader: Reader): TimeLine {
  const { words, moment, nameOf } = reader;
  const { due } = words;
  const { answer, closedBy, closedAt, mergedInto } = inquiry;
  const calm = (text: string): TimeLine => ({ text, tone: 'calm' });
  if (inquiry.stage === 'closed') {
    if (!closedBy || !closedAt) return calm('');
    const say = mergedInto ? due.joined : due.closed;
    const name = closedBy === me ? words.who.you : nameOf(closedBy);
    return calm(say(name, instant(closedAt, moment)));
  }
  if (answer) {
    const since = (from: Date) => duration(answer.at.getTime() - from.getTime(), moment.language);
    const isLate = answer.dueBy !== null && answer.at > answer.dueBy;
    return isLate && answer.dueBy
      ? calm(due.answeredLate(since(inquiry.clockFrom), since(answer.dueBy)))
      : { text: due.answered(since(inquiry.clockFrom)), tone: 'done' };
  }
  const { state, what, by, left } = clockOf(inquiry, moment.now);
  if (!by) return calm('');
  if (state === 'over') {
    const late = duration(-left, moment.language);
    return { text: what === 'view' ? due.viewOver(late) : due.over(late), tone: 'over' };
  }
  const text = what === 'view' ? due.view(instant(by, moment)) : due.by(instant(by, moment));
  return { text, tone: state === 'soon' ? 'soon' : 'calm' };
}

/** Where the baton is: nowhere once the inquiry is closed. A stop that was not needed is skipped, not done. */
export function relayOf(inquiry: Inquiry): { at: RelayStop | null; skipped: RelayStop[] } {
  const { stage, answer, handoff, assigneeId } = inquiry;
  const isOver = stage === 'closed';
  const skipped: RelayStop[] = [];
  if ((answer || isOver) && !assigneeId && !answer?.by) skipped.push('claimed');
  if ((answer || isOver) && !handoff) skipped.push('handedOff');
  if (isOver) return { at: null, skipped: answer ? skipped : [...skipped, 'answered'] };
  if (answer) return { at: 'answered', skipped };
  return { at: handoff ? 'handedOff' : assigneeId ? 'claimed' : 'received', skipped };
}
