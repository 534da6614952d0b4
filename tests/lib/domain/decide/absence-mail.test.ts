import { describe, expect, it } from 'vitest';
import type { ActionId } from '#lib/domain/ids.ts';
import { hoursLater, idOf, morning } from '#tests/support/rows.ts';
import {
  absence,
  begin,
  by,
  end,
  id,
  inquiryOf,
  plan,
  save,
  team,
  watcher,
  wrote,
} from './away.ts';

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

  it('is theirs again when the plan is taken back, or put off, before the clock saw it begin', () => {
    for (const next of ['cancel', 'later'] as const) {
      const made = team(answered);
      plan(made, 'Linda');
      made.act(watcher, wrote(2), hoursLater(2));
      expect(inquiryOf(made)).toMatchObject({ assigneeId: id('Wang'), standInFor: id('Linda') });
      const absenceId = absence('Linda').id;
      const on = { id: idOf<ActionId>(next), at: morning, memberId: id('Linda') };
      if (next === 'cancel')
        made.act(by('Linda'), { ...on, type: 'cancel-absence', absenceId }, hoursLater(3));
      else made.act(by('Linda'), save('Linda', { from: hoursLater(5) }), hoursLater(3));
      expect(inquiryOf(made)).toMatchObject({ assigneeId: id('Linda'), standInFor: null });
    }
  });
});
