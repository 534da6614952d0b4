import { describe, expect, it } from 'vitest';
import type { MemberId } from '#lib/domain/ids.ts';
import type { AssignTo } from '#lib/domain/routing.ts';
import { assigneeOf, type Office } from '#lib/domain/rules/assignee-of.ts';
import { onDuty } from '#lib/domain/rules/on-duty.ts';
import { aMember, aRoster, hoursLater, idOf, morning } from '#tests/support/rows.ts';

const id = (name: string) => idOf<MemberId>(name);

function member(name: string, standIn?: string | null) {
  const absence = {
    id: idOf<never>(`${name} away`),
    from: hoursLater(-1),
    to: hoursLater(1),
    standInId: standIn ? id(standIn) : null,
    held: 'stay',
    state: 'planned',
  } as const;
  return aMember(name, 'rep', standIn === undefined ? {} : { absences: [absence] });
}

const office: Office = {
  members: [
    member('Linda'),
    member('Wang'),
    member('Sun', 'He'),
    member('He', 'Linda'),
    member('Ring', 'Rong'),
    member('Rong', 'Ring'),
    member('Lone', null),
    aMember('Gone', 'rep', { leftAt: morning }),
  ],
  now: morning,
  roster: null,
  ownerId: null,
  held: new Map(),
  lastGiven: new Map(),
};
const to = (memberId: string): AssignTo => ({ kind: 'member', memberId: id(memberId) });
const among = (kind: 'round-robin' | 'least-loaded', ...all: string[]): AssignTo => ({
  kind,
  memberIds: all.map(id),
});

describe('whom a rule means', () => {
  it.each([
    ['Linda', 'Linda'],
    ['Sun', 'Linda'],
    ['Ring', null],
    ['Lone', null],
    ['Gone', null],
    ['nobody', null],
  ])('%s: %s', (named, expected) => {
    expect(assigneeOf(to(named), office)).toBe(expected && id(expected));
    expect(assigneeOf({ kind: 'owner' }, { ...office, ownerId: id(named) })).toBe(
      expected && id(expected),
    );
  });

  it('the one of a group whose turn it is', () => {
    const turn = among('round-robin', 'Sun', 'Wang', 'Gone', 'Linda');
    expect(assigneeOf(turn, office)).toBe(id('Wang'));
    const lastGiven = new Map([
      [id('Wang'), hoursLater(-1)],
      [id('Linda'), hoursLater(-2)],
    ]);
    expect(assigneeOf(turn, { ...office, lastGiven })).toBe(id('Linda'));
    expect(assigneeOf(among('round-robin', 'Sun', 'Gone'), office)).toBeNull();
  });

  it('the one of a group who holds least, then whose turn it is', () => {
    const least = among('least-loaded', 'Wang', 'Linda', 'Lone');
    const held = new Map([
      [id('Wang'), 2],
      [id('Linda'), 2],
    ]);
    expect(assigneeOf(least, { ...office, held })).toBe(id('Wang'));
    const lastGiven = new Map([[id('Wang'), morning]]);
    expect(assigneeOf(least, { ...office, held, lastGiven })).toBe(id('Linda'));
    expect(assigneeOf(least, { ...office, held: held.set(id('Linda'), 3) })).toBe(id('Wang'));
  });
});

describe('who is on duty', () => {
  const roster = aRoster({
    weekdays: [null, id('Wang'), id('Sun'), id('Gone'), null, null, null],
    exceptions: [
      { date: '2026-11-30', memberId: id('Linda') },
      { date: '2026-12-07', memberId: null },
    ],
  });
  const on = (at: string, over = {}) =>
    onDuty({ ...roster, ...over }, office.members, new Date(at));

  it.each<[string, string | null, string]>([
    ['2026-11-22T16:00:00Z', 'Wang', 'Monday begins in Shanghai'],
    ['2026-11-22T15:59:59Z', null, 'still Sunday'],
    ['2026-11-24T15:00:00Z', 'Sun', 'back by then'],
    ['2026-11-25T09:00:00Z', null, 'left'],
    ['2026-11-30T09:00:00Z', 'Linda', 'an exception'],
    ['2026-12-07T09:00:00Z', null, 'an exception that names nobody'],
  ])('%s: %s (%s)', (at, expected) => {
    expect(on(at)).toBe(expected && id(expected));
  });

  it('is the stand-in of who is away, and nobody without a roster or in no time zone', () => {
    const tuesday = { weekdays: Array.from({ length: 7 }, () => id('Sun')) };
    expect(on(morning.toISOString(), tuesday)).toBe(id('Linda'));
    expect(on(morning.toISOString(), { ...tuesday, timeZone: 'Mars/Base' })).toBeNull();
    expect(onDuty(null, office.members, morning)).toBeNull();
  });
});
