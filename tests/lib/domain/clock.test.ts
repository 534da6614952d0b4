import { describe, expect, it } from 'vitest';
import { clockOf, due, isOverdue, soonFrom } from '#lib/domain/clock.ts';
import { deadlines, plainHours } from '#lib/domain/deadlines.ts';
import { anInquiry, hoursLater, morning } from '#tests/support/rows.ts';

const looked = anInquiry({ viewBy: null });

describe('what is due', () => {
  it('is the look until somebody has looked, then the answer, then nothing', () => {
    expect(due(anInquiry())).toEqual({ what: 'view', by: hoursLater(24) });
    expect(due(looked)).toEqual({ what: 'reply', by: hoursLater(48) });
    expect(due(anInquiry({ viewBy: null, replyBy: null }))).toBeNull();
  });

  it('is the answer where it comes before the look', () => {
    expect(due(anInquiry({ viewBy: hoursLater(24), replyBy: hoursLater(2) }))?.what).toBe('reply');
  });
});

describe('the clock', () => {
  it.each([
    [0, 'plenty', 1],
    [24, 'plenty', 0.5],
    [38.3, 'plenty', 9.7 / 48],
    [38.4, 'soon', 0.2],
    [47.99, 'soon', 0.01 / 48],
    [48, 'over', 0],
    [60, 'over', 0],
  ])('after %d of 48 hours is %s', (hours, state, share) => {
    const clock = clockOf(looked, hoursLater(hours));
    expect(clock.state).toBe(state);
    expect(clock.share).toBeCloseTo(share, 6);
    expect(clock.left).toBeCloseTo((48 - hours) * 3_600_000, 0);
  });

  it('calls the last hour soon even of a short time', () => {
    const short = anInquiry({ viewBy: null, replyBy: hoursLater(2) });
    expect(soonFrom(short)).toEqual(hoursLater(1));
    expect(soonFrom(anInquiry({ viewBy: null, replyBy: hoursLater(0.5) }))).toEqual(morning);
  });

  it('is done when answered and merely stopped when closed unanswered', () => {
    const answer = {
      at: morning,
      by: null,
      evidence: 'server',
      messageId: null,
      dueBy: null,
    } as const;
    const still = { viewBy: null, replyBy: null };
    expect(clockOf(anInquiry({ ...still, answer }), morning).state).toBe('done');
    expect(clockOf(anInquiry({ ...still, stage: 'closed' }), morning).state).toBe('stopped');
  });

  it('is overdue at the very instant', () => {
    expect(isOverdue(looked, new Date(hoursLater(48).getTime() - 1))).toBe(false);
    expect(isOverdue(looked, hoursLater(48))).toBe(true);
  });
});

describe('deadlines', () => {
  it('count every hour of the plain calendar, across a change of the clocks too', () => {
    const from = new Date('2026-03-28T22:00:00Z');
    expect(deadlines(from, { viewHours: 24, replyHours: 48 }, plainHours)).toEqual({
      viewBy: new Date('2026-03-29T22:00:00Z'),
      replyBy: new Date('2026-03-30T22:00:00Z'),
    });
  });

  it('ask the calendar they are given', () => {
    const never = { add: () => hoursLater(1000) };
    expect(deadlines(morning, { viewHours: 1, replyHours: 2 }, never).replyBy).toEqual(
      hoursLater(1000),
    );
  });
});
