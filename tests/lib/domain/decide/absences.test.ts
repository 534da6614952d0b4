import { describe, expect, it } from 'vitest';
import type { Absence } from '#lib/domain/absence.ts';
import type { ActionOf } from '#lib/domain/action.ts';
import type { AbsenceId } from '#lib/domain/ids.ts';
import { aMember, hoursLater, idOf, morning } from '#tests/support/rows.ts';
import { begin, by, code, end, id, inquiryOf, plan, save, team } from './away.ts';

describe('planning an absence', () => {
  it('is for the member and for managers', () => {
    const made = team();
    expect(code(made.act(by('Wang'), save('Linda'), morning))).toBe('not-allowed');
    expect(code(made.act(by('Linda'), save('Linda'), morning))).toBe('changes');
    expect(code(made.act(by('Max'), save('Linda', { to: hoursLater(10) }), morning))).toBe(
      'changes',
    );
    expect(made.rows.members.get(id('Linda'))?.absences).toMatchObject([{ to: hoursLater(10) }]);
    expect(inquiryOf(made).assigneeId).toBe(id('Linda'));
  });

  it.each<[string, Partial<Absence>, string]>([
    ['ends before it begins', { to: hoursLater(1) }, 'wrong-absence'],
    ['names themselves', { standInId: id('Linda') }, 'wrong-absence'],
    ['names nobody to take over', { standInId: null }, 'wrong-absence'],
    ['names somebody who left', { standInId: id('Gone') }, 'member-gone'],
    ['names a stranger', { standInId: id('nobody') }, 'member-gone'],
  ])('is refused where it %s', (_what, over, refusal) => {
    expect(code(team().act(by('Linda'), save('Linda', over), morning))).toBe(refusal);
  });

  it('cannot be said to have begun or ended by a person, nor changed once it is over', () => {
    const made = team();
    made.act(by('Linda'), save('Linda', { state: 'begun' }), morning);
    expect(made.rows.members.get(id('Linda'))?.absences[0]?.state).toBe('planned');
    begin(made, 'Linda');
    made.act(by('Linda'), save('Linda', { state: 'ended', from: hoursLater(5) }), hoursLater(2));
    expect(made.rows.members.get(id('Linda'))?.absences).toMatchObject([
      { state: 'begun', from: hoursLater(1) },
    ]);
    end(made, 'Linda');
    expect(code(made.act(by('Linda'), save('Linda', { to: hoursLater(99) }), hoursLater(10)))).toBe(
      'stale',
    );
  });

  it('keeps every plan that is not over, and the latest of those that are', () => {
    const made = team();
    for (let n = 0; n < 25; n += 1) {
      const over = { id: idOf<AbsenceId>(`past ${n}`), from: hoursLater(n), to: hoursLater(n + 1) };
      plan(made, 'Linda', over);
      end(made, 'Linda', n + 1, over);
    }
    const past = made.rows.members.get(id('Linda'))?.absences ?? [];
    expect(past).toHaveLength(20);
    expect(past.at(-1)?.to).toEqual(hoursLater(25));
    for (let n = 0; n < 20; n += 1) plan(made, 'Linda', { id: idOf<AbsenceId>(`next ${n}`) });
    const kept = made.rows.members.get(id('Linda'))?.absences ?? [];
    expect(kept.map(({ state }) => state)).toEqual(Array.from({ length: 20 }, () => 'planned'));
    const oneMore = save('Linda', { id: idOf<AbsenceId>('one more') });
    expect(code(made.act(by('Linda'), oneMore, morning))).toBe('wrong-absence');
  });
});

describe('what somebody who is away holds', () => {
  it('goes to the stand-in and comes back', () => {
    const made = team();
    plan(made, 'Linda');
    begin(made, 'Linda');
    expect(inquiryOf(made)).toMatchObject({
      stage: 'claimed',
      assigneeId: id('Wang'),
      assignedBy: null,
      standInFor: id('Linda'),
    });
    end(made, 'Linda');
    expect(inquiryOf(made)).toMatchObject({ assigneeId: id('Linda'), standInFor: null });
  });

  it('moves when the clock says it is due, and once', () => {
    const made = team();
    plan(made, 'Linda');
    expect(begin(made, 'Linda', 0.99)).toMatchObject({ changes: [] });
    expect(end(made, 'Linda', 2)).toMatchObject({ changes: [] });
    begin(made, 'Linda', 1);
    expect(begin(made, 'Linda', 1)).toMatchObject({ changes: [] });
    expect(begin(made, 'nobody')).toMatchObject({ changes: [] });
    end(made, 'Linda', 9);
    expect(end(made, 'Linda', 10)).toMatchObject({ changes: [] });
  });

  it('by the plan as it is, not as the clock read it', () => {
    const made = team();
    plan(made, 'Linda');
    begin(made, 'Linda', 1, { standInId: id('Sun'), to: hoursLater(2) });
    expect(inquiryOf(made).assigneeId).toBe(id('Wang'));
    expect(end(made, 'Linda', 3, { to: hoursLater(2) })).toMatchObject({ changes: [] });
  });

  it('stays where it is when the whole absence was missed', () => {
    const made = team();
    plan(made, 'Linda');
    expect(begin(made, 'Linda', 10)).toMatchObject({ changes: [] });
    end(made, 'Linda', 10);
    expect(made.rows.members.get(id('Linda'))?.absences[0]?.state).toBe('ended');
    expect(inquiryOf(made)).toMatchObject({ assigneeId: id('Linda'), assignedAt: morning });
  });

  it('goes to the pool, or stays, as the plan says', () => {
    const pool = team();
    plan(pool, 'Linda', { held: 'pool' });
    begin(pool, 'Linda');
    expect(inquiryOf(pool)).toMatchObject({ stage: 'open', assigneeId: null, standInFor: null });
    end(pool, 'Linda');
    expect(inquiryOf(pool).assigneeId).toBeNull();
    const stay = team();
    plan(stay, 'Linda', { held: 'stay' });
    begin(stay, 'Linda');
    expect(inquiryOf(stay).assigneeId).toBe(id('Linda'));
  });

  it("goes on to the stand-in's stand-in, and comes back from there to its own", () => {
    const made = team();
    plan(made, 'Wang', { from: morning, standInId: id('Sun'), to: hoursLater(5) });
    plan(made, 'Linda');
    begin(made, 'Linda');
    expect(inquiryOf(made)).toMatchObject({ assigneeId: id('Sun'), standInFor: id('Linda') });
    plan(made, 'Sun', { from: hoursLater(2), to: hoursLater(4), standInId: id('Max') });
    begin(made, 'Sun', 2);
    expect(inquiryOf(made)).toMatchObject({ assigneeId: id('Max'), standInFor: id('Linda') });
    end(made, 'Sun', 4);
    expect(inquiryOf(made).assigneeId).toBe(id('Max'));
    end(made, 'Linda');
    expect(inquiryOf(made)).toMatchObject({ assigneeId: id('Linda'), standInFor: null });
  });

  it('goes to the pool where nobody who stands in is here', () => {
    const made = team();
    plan(made, 'Linda');
    plan(made, 'Wang', { standInId: id('Linda') });
    begin(made, 'Linda');
    expect(inquiryOf(made)).toMatchObject({ stage: 'open', assigneeId: null });
  });

  it('does not come back once it was claimed, given, released or closed', () => {
    const others: [ActionOf<'release' | 'close' | 'assign'>['type'], object, string][] = [
      ['release', { reason: null }, 'Wang'],
      ['close', { outcome: 'won' }, 'Wang'],
      ['assign', { memberId: id('Sun') }, 'Max'],
    ];
    for (const [type, over, name] of others) {
      const made = team();
      plan(made, 'Linda');
      begin(made, 'Linda');
      const action = {
        id: idOf(`a ${type}`),
        at: morning,
        type,
        inquiryId: idOf('inquiry'),
        ...over,
      };
      expect(code(made.act(by(name), action as never, hoursLater(2)))).toBe('changes');
      const before = inquiryOf(made);
      end(made, 'Linda');
      expect(inquiryOf(made)).toEqual(before);
    }
  });

  it('waits for the last of several absences', () => {
    const made = team();
    plan(made, 'Linda');
    const second = { id: idOf<AbsenceId>('second'), from: hoursLater(5), to: hoursLater(20) };
    plan(made, 'Linda', second);
    begin(made, 'Linda');
    end(made, 'Linda');
    expect(inquiryOf(made).assigneeId).toBe(id('Wang'));
    begin(made, 'Linda', 9, second);
    end(made, 'Linda', 20, second);
    expect(inquiryOf(made).assigneeId).toBe(id('Linda'));
  });

  it('follows a plan that is changed while they are away', () => {
    const made = team();
    plan(made, 'Linda', { held: 'stay' });
    begin(made, 'Linda');
    made.act(by('Max'), save('Linda', { held: 'stay', to: hoursLater(12) }), hoursLater(2));
    expect(inquiryOf(made).assigneeId).toBe(id('Linda'));
    made.act(by('Max'), save('Linda', { held: 'stand-in' }), hoursLater(3));
    expect(inquiryOf(made)).toMatchObject({ assigneeId: id('Wang'), standInFor: id('Linda') });
  });

  it('comes back at once when the absence is taken back', () => {
    const made = team();
    plan(made, 'Linda');
    const cancel = (word: string): ActionOf<'cancel-absence'> => ({
      id: idOf(word),
      at: morning,
      type: 'cancel-absence',
      memberId: id('Linda'),
      absenceId: idOf('Linda away'),
    });
    begin(made, 'Linda');
    expect(code(made.act(by('Wang'), cancel('1'), hoursLater(2)))).toBe('not-allowed');
    expect(code(made.act(by('Linda'), cancel('2'), hoursLater(2)))).toBe('changes');
    expect(inquiryOf(made)).toMatchObject({ assigneeId: id('Linda'), standInFor: null });
    expect(code(made.act(by('Linda'), cancel('3'), hoursLater(2)))).toBe('not-found');
  });

  it('is the stand-in’s own when they leave for good', () => {
    const made = team();
    made.put('members', aMember('Max', 'admin'));
    plan(made, 'Linda');
    begin(made, 'Linda');
    const leave = {
      id: idOf<never>('leave'),
      at: morning,
      type: 'leave',
      memberId: id('Linda'),
    } as const;
    made.act(by('Max'), leave, hoursLater(2));
    expect(inquiryOf(made)).toMatchObject({
      stage: 'claimed',
      assigneeId: id('Wang'),
      standInFor: null,
    });
  });
});
