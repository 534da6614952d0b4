import { describe, expect, test } from 'vitest';
import { theirTime } from '#components/inquiry/their-time.ts';

const at = (iso: string, zone: string) => {
  const moment = { now: new Date(iso), zone: 'Asia/Shanghai', language: 'en' as const };
  const told = theirTime(zone, moment);
  return (
    told && {
      ...told,
      time: told.time.replaceAll('\u00a0', ' '),
      from: told.from?.replaceAll('\u00a0', ' ') ?? null,
    }
  );
};

describe('the time where the customer is', () => {
  test('in the night: when they begin, on the reader’s clock', () => {
    // Tuesday, ten in the morning in Shanghai, three in Lagos.
    expect(at('2026-11-24T02:05:00Z', 'Africa/Lagos')).toEqual({
      time: '03:05',
      isAtWork: false,
      from: '16:00',
    });
  });

  test('on another day of theirs the weekday is said', () => {
    expect(at('2026-11-24T02:05:00Z', 'America/Argentina/Mendoza')?.time).toBe('Mon 23:05');
  });

  test('while they are at work', () => {
    expect(at('2026-11-24T02:05:00Z', 'Asia/Tokyo')).toEqual({
      time: '11:05',
      isAtWork: true,
      from: null,
    });
  });

  test('from Friday evening on, Monday is meant', () => {
    // Friday 20:00 in Berlin; Monday nine there is four in the afternoon in Shanghai.
    expect(at('2026-11-27T19:00:00Z', 'Europe/Berlin')?.from).toBe('Mon 16:00');
  });

  test('a zone nobody knows tells nothing', () => {
    expect(at('2026-11-24T02:05:00Z', 'Mars/Olympus')).toBeNull();
  });
});
