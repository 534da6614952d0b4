import { describe, expect, it } from 'vitest';
import { hoursLater, morning } from '#tests/support/rows.ts';
import { begin, end, id, inquiryOf, plan, team, watcher, wrote } from './away.ts';

describe('a customer who writes again', () => {
  const answered = {
    replyBy: null,
    viewBy: null,
    answer: { at: morning, by: id('Linda'), evidence: 'server', messageId: null, dueBy: null },
  } as const;

  it('to somebody who is away reaches the stand-in, whatever the plan left with them', () => {
    for (const over of [
      {},
      answered,
      { stage: 'closed', outcome: 'won', closedAt: morning } as const,
    ]) {
      const made = team(over);
      plan(made, 'Linda', { held: 'stay' });
      begin(made, 'Linda');
      expect(inquiryOf(made).assigneeId).toBe(id('Linda'));
      const decision = made.act(watcher, wrote(2), hoursLater(2));
      expect(inquiryOf(made)).toMatchObject({
        stage: 'claimed',
        assigneeId: id('Wang'),
        standInFor: id('Linda'),
      });
      expect(decision).toMatchObject({ detail: { standInId: id('Wang') } });
      end(made, 'Linda');
      expect(inquiryOf(made).assigneeId).toBe(id('Linda'));
    }
  });

  it('reaches them where nobody stands in and it is to stay, else the pool', () => {
    const stay = team(answered);
    plan(stay, 'Linda', { held: 'stay', standInId: null });
    stay.act(watcher, wrote(2), hoursLater(2));
    expect(inquiryOf(stay).assigneeId).toBe(id('Linda'));
    const pool = team(answered);
    plan(pool, 'Linda', { held: 'pool', standInId: null });
    pool.act(watcher, wrote(2), hoursLater(2));
    expect(inquiryOf(pool)).toMatchObject({ stage: 'open', assigneeId: null });
    expect(inquiryOf(pool).viewBy).not.toBeNull();
  });

  it('reaches whom it was lent for, once they are back', () => {
    const closed = { stage: 'closed', outcome: 'won', closedAt: morning } as const;
    const made = team({ ...closed, assigneeId: id('Wang'), standInFor: id('Linda') });
    made.act(watcher, wrote(2), hoursLater(2));
    expect(inquiryOf(made)).toMatchObject({ assigneeId: id('Linda'), standInFor: null });
  });
});
