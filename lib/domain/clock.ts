import type { Inquiry } from './inquiry.ts';

/** How an inquiry stands with time. Colour and shape of the ring follow from it. */
export type ClockState = 'plenty' | 'soon' | 'over' | 'done' | 'stopped';

export interface Clock {
  state: ClockState;
  /** What must happen: a look, or an answer. `null` when nothing runs. */
  what: 'view' | 'reply' | null;
  by: Date | null;
  /** Milliseconds until `by`; negative when over, 0 when nothing runs. */
  left: number;
  /** Share of the whole time that is left, 0 to 1. */
  share: number;
}

type Timed = Pick<Inquiry, 'clockFrom' | 'viewBy' | 'replyBy' | 'answer' | 'stage'>;

const hour = 3_600_000;

/** What is due next: the look until somebody has looked, then the answer. */
export function due(inquiry: Timed): { what: 'view' | 'reply'; by: Date } | null {
  const { viewBy, replyBy } = inquiry;
  if (viewBy && (!replyBy || viewBy <= replyBy)) return { what: 'view', by: viewBy };
  return replyBy ? { what: 'reply', by: replyBy } : null;
}

export function isOverdue(inquiry: Timed, now: Date): boolean {
  const next = due(inquiry);
  return next !== null && next.by <= now;
}

/** The last fifth of the time, or the last hour. */
export function soonFrom(inquiry: Timed): Date | null {
  const next = due(inquiry);
  if (!next) return null;
  const whole = next.by.getTime() - inquiry.clockFrom.getTime();
  return new Date(next.by.getTime() - Math.max(whole / 5, Math.min(hour, whole)));
}

export function clockOf(inquiry: Timed, now: Date): Clock {
  const next = due(inquiry);
  if (!next) {
    const state = inquiry.answer ? 'done' : 'stopped';
    return { state, what: null, by: null, left: 0, share: 0 };
  }
  const whole = next.by.getTime() - inquiry.clockFrom.getTime();
  const left = next.by.getTime() - now.getTime();
  const share = whole > 0 ? Math.min(1, Math.max(0, left / whole)) : 0;
  const isSoon = now >= (soonFrom(inquiry) ?? next.by);
  return {
    state: left <= 0 ? 'over' : isSoon ? 'soon' : 'plenty',
    what: next.what,
    by: next.by,
    left,
    share,
  };
}
