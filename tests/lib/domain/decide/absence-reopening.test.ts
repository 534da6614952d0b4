import { describe, expect, it } from 'vitest';
import type { ActionOf } from '#lib/domain/action.ts';
import { hoursLater, idOf, morning } from '#tests/support/rows.ts';
import { begin, by, end, id, inquiryOf, plan, team } from './away.ts';

const on = { at: morning, inquiryId: idOf<ActionOf<'close'>['inquiryId']>('inquiry') };
const close = (): ActionOf<'close'> => ({
  ...on,
  id: idOf('shut'),
  type: 'close',
  outcome: 'lost',
});
const reopen = (): ActionOf<'reopen'> => ({ ...on, id: idOf('again'), type: 'reopen' });
const leave = (): ActionOf<'leave'> => ({
  id: idOf('go'),
  at: morning,
  type: 'leave',
  memberId: id('Linda'),
});
const shut = { stage: 'closed', outcome: 'lost', closedAt: morning } as const;

describe('an inquiry that is opened again', () => {
  it('comes back to whom it was lent for when it was closed, once they are here', () => {
    const made = team();
    plan(made, 'Linda');
    begin(made, 'Linda');
    made.act(by('Wang'), close(), hoursLater(2));
    end(made, 'Linda');
    expect(inquiryOf(made)).toMatchObject({ stage: 'closed', assigneeId: id('Wang') });
    made.act(by('Wang'), reopen(), hoursLater(11));
    expect(inquiryOf(made)).toMatchObject({
      stage: 'claimed',
      assigneeId: id('Linda'),
      standInFor: null,
    });
  });

  it('stays lent while they are still away, and is not by who left meanwhile', () => {
    for (const hasLeft of [false, true]) {
      const made = team();
      plan(made, 'Linda');
      begin(made, 'Linda');
      made.act(by('Wang'), close(), hoursLater(2));
      if (hasLeft) made.act(by('Linda'), leave(), hoursLater(3));
      made.act(by('Wang'), reopen(), hoursLater(4));
      expect(inquiryOf(made)).toMatchObject({
        assigneeId: id('Wang'),
        standInFor: hasLeft ? null : id('Linda'),
      });
    }
  });

  it('goes to the stand-in of who is away, and stays with who opens their own', () => {
    const made = team(shut);
    plan(made, 'Linda');
    expect(made.act(by('Max'), reopen(), hoursLater(2))).toMatchObject({
      detail: { standInId: id('Wang') },
    });
    expect(inquiryOf(made)).toMatchObject({ assigneeId: id('Wang'), standInFor: id('Linda') });
    const own = team(shut);
    plan(own, 'Linda');
    own.act(by('Linda'), reopen(), hoursLater(2));
    expect(inquiryOf(own)).toMatchObject({ assigneeId: id('Linda'), standInFor: null });
  });

  it('stays with the stand-in who opens it again, away or not, where whom it was lent for left', () => {
    const made = team();
    plan(made, 'Linda');
    begin(made, 'Linda');
    made.act(by('Wang'), close(), hoursLater(2));
    made.act(by('Linda'), leave(), hoursLater(3));
    plan(made, 'Wang', { from: hoursLater(3), standInId: id('Sun') });
    made.act(by('Wang'), reopen(), hoursLater(4));
    expect(inquiryOf(made)).toMatchObject({ assigneeId: id('Wang'), standInFor: null });
  });
});
