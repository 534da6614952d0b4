import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quietUntil } from '#lib/domain/quiet-hours.ts';

const shanghai = { from: '20:00', to: '08:00', timeZone: 'Asia/Shanghai' };
const at = (iso: string) => new Date(iso);

test.each([
  ['in the evening they end next morning', '2026-11-23T14:30:00Z', '2026-11-24T00:00:00Z'],
  ['their first minute is quiet', '2026-11-23T12:00:00Z', '2026-11-24T00:00:00Z'],
  ['in the morning they end soon', '2026-11-23T23:59:59Z', '2026-11-24T00:00:00Z'],
  ['at their end they are over', '2026-11-24T00:00:00Z', null],
  ['by day there are none', '2026-11-23T05:00:00Z', null],
])('%s', (_what, now, end) => {
  expect(quietUntil(shanghai, at(now))).toEqual(end && at(end));
});

test('within one day, such as over lunch', () => {
  const lunch = { from: '12:00', to: '13:30', timeZone: 'UTC' };
  expect(quietUntil(lunch, at('2026-11-23T12:10:00Z'))).toEqual(at('2026-11-23T13:30:00Z'));
  expect(quietUntil(lunch, at('2026-11-23T13:30:00Z'))).toBeNull();
});

test('none, an empty span and an unknown zone', () => {
  expect(quietUntil(null, at('2026-11-23T12:10:00Z'))).toBeNull();
  const never = { from: '08:00', to: '08:00', timeZone: 'UTC' };
  expect(quietUntil(never, at('2026-11-23T12:10:00Z'))).toBeNull();
  const nowhere = { from: '12:00', to: '13:00', timeZone: 'Mars/Olympus' };
  expect(quietUntil(nowhere, at('2026-11-23T12:10:00Z'))).toEqual(at('2026-11-23T13:00:00Z'));
});

test.each([
  ['put forward in the night', 'Europe/Berlin', '2026-03-28T22:00:00Z', '2026-03-29T06:00:00Z'],
  ['put back in the night', 'Europe/Berlin', '2026-10-24T21:00:00Z', '2026-10-25T07:00:00Z'],
])('%s, they still end at eight on the wall', (_what, timeZone, now, end) => {
  expect(quietUntil({ ...shanghai, timeZone }, at(now))).toEqual(at(end));
});

test('they end later, and at most a day and an hour later', () => {
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const zone = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe');
  const moment = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2027-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(clock, clock, zone, moment, (from, to, timeZone, now) => {
      const end = quietUntil({ from, to, timeZone }, now);
      if (!end) return;
      const away = end.getTime() - now.getTime();
      expect(away).toBeGreaterThan(0);
      expect(away).toBeLessThanOrEqual(25 * 3_600_000);
    }),
  );
});
