import { expect, it } from 'vitest';
import type { TeamId } from '#lib/domain/ids.ts';
import { openGuestBook } from '#server/feed/guest-book.ts';
import { newGuest, type Guest } from '#server/feed/guest.ts';
import { idOf } from '#tests/support/rows.ts';

const [ours, theirs] = [idOf<TeamId>('ours'), idOf<TeamId>('theirs')];
const aGuest = (): Guest => newGuest({ send: () => undefined, close: () => undefined }, 0);

it('knows who is a stranger, who is of which team, and who has gone', () => {
  const book = openGuestBook();
  const [one, other, third] = [aGuest(), aGuest(), aGuest()];
  for (const guest of [one, other, third]) book.add(guest);
  expect(book.countStrangers()).toBe(3);
  book.hear(one, 'token');
  book.letIn(one, ours);
  book.hear(other, 'token');
  book.letIn(other, theirs);
  expect(book.countStrangers()).toBe(1);
  expect(book.ofTeam(ours)).toEqual([one]);
  expect(book.teamIds()).toEqual([ours, theirs]);
  expect(book.drop(one)).toBe(true);
  expect(book.drop(one)).toBe(false);
  expect(book.drop(third)).toBe(true);
  expect(book.countStrangers()).toBe(0);
  expect(book.ofTeam(ours)).toEqual([]);
  expect(book.teamIds()).toEqual([theirs]);
  expect(book.all()).toEqual([other]);
  expect(book.has(one)).toBe(false);
});

it('looks at no guest but the one that comes, and at no other team’s', () => {
  const book = openGuestBook();
  let looks = 0;
  const watched = (): Guest => {
    const guest = aGuest();
    const look = (name: string | symbol): unknown => {
      looks += 1;
      return Reflect.get(guest, name);
    };
    return new Proxy(guest, { get: (_guest, name) => look(name) });
  };
  const guests = Array.from({ length: 500 }, watched);
  for (const [index, guest] of guests.entries()) {
    book.add(guest);
    book.countStrangers();
    book.hear(guest, 'token');
    book.letIn(guest, index === 0 ? ours : theirs);
    expect(book.ofTeam(ours)).toHaveLength(1);
  }
  for (const guest of guests) book.drop(guest);
  // Each alone, when it goes: whose it was.
  expect(looks).toBeLessThanOrEqual(3 * guests.length);
});
