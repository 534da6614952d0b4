import { expect, test } from 'vitest';
import { readShownDate } from '#lib/webmails/shown-date.ts';

const now = new Date(2026, 10, 1, 15, 0);
const at = (...parts: [number, number, number, number, number]): Date =>
  new Date(parts[0], parts[1] - 1, parts[2], parts[3], parts[4]);

test.each([
  ['2026-11-23 08:39', null, at(2026, 11, 23, 8, 39)],
  ['2026/11/23 18:39:05', null, at(2026, 11, 23, 18, 39)],
  ['2026年11月3日 08:39', null, at(2026, 11, 3, 8, 39)],
  ['23.11.2026 08:39', null, at(2026, 11, 23, 8, 39)],
  ['03-04-2026 08:39', 'dd-mm-yy', at(2026, 4, 3, 8, 39)],
  ['03/04/2026 08:39 AM', 'mm/dd/yy', at(2026, 3, 4, 8, 39)],
  ['2026-11-23 12:05 am', null, at(2026, 11, 23, 0, 5)],
  ['2026-11-23 12:05 pm', null, at(2026, 11, 23, 12, 5)],
  ['Today 08:39', null, at(2026, 11, 1, 8, 39)],
  ['今天 08:39', null, at(2026, 11, 1, 8, 39)],
  ['Yesterday 08:39', null, at(2026, 10, 31, 8, 39)],
])('reads %s (%s)', (text, format, expected) => {
  expect(readShownDate(text, format, now)?.at).toEqual(expected);
});

test.each([
  ['Mon 08:39', null],
  ['03/04/2026 08:39', null],
  ['03-04-2026 08:39', 'yy-mm-dd'],
  ['2026-02-31 08:39', null],
  ['2026-13-01 08:39', null],
  ['2026-11-23 25:39', null],
  ['2026-11-23', null],
  ['', null],
])('does not guess %s (%s)', (text, format) => {
  expect(readShownDate(text, format, now)).toBeNull();
});

test('gives the same wall clock in UTC beside the browser’s zone', () => {
  const date = readShownDate('2026-11-23 08:39', null, now);
  const utc = new Date(Date.UTC(2026, 10, 23, 8, 39));
  expect([date?.at, ...(date?.others ?? [])]).toContainEqual(utc);
});
