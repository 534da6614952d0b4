import { expect, test } from 'vitest';
import { dayOf, endOf, startOf } from '#components/roster/days.ts';

test.each([
  ['2026-11-24', 'Asia/Shanghai', '2026-11-23T16:00:00.000Z', '2026-11-24T16:00:00.000Z'],
  ['2026-11-24', 'UTC', '2026-11-24T00:00:00.000Z', '2026-11-25T00:00:00.000Z'],
  // The clocks of Berlin are put back on that day, which has 25 hours.
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['2026-12-31', 'America/Los_Angeles', '2026-12-31T08:00:00.000Z', '2027-01-01T08:00:00.000Z'],
])('%s in %s', (day, zone, begins, ends) => {
  expect(startOf(day, zone)?.toISOString()).toBe(begins);
  expect(endOf(day, zone)?.toISOString()).toBe(ends);
  expect(dayOf(new Date(begins), zone)).toBe(day);
});

test('nonsense is no day', () => {
  expect(startOf('tomorrow', 'UTC')).toBeNull();
  expect(endOf('', 'UTC')).toBeNull();
  expect(startOf('2026-11-24', 'Nowhere/Here')).toBeNull();
});
