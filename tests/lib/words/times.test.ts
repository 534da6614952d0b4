import { describe, expect, test } from 'vitest';
import { duration, durationAloud, ringNumber } from '#lib/words/durations.ts';
import { ago, clockTime, instant, instantAloud, month, since, stamp } from '#lib/words/times.ts';

// Tuesday 24 Nov 2026, 10:05 in Shanghai.
const now = new Date('2026-11-24T02:05:00Z');
const en = { now, zone: 'Asia/Shanghai', language: 'en' } as const;
const zh = { ...en, language: 'zh' } as const;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe('ago', () => {
  test.each([
    [0.9, 'just now', '刚刚'],
    [-1, 'just now', '刚刚'],
    [1, '1 minute ago', '1 分钟前'],
    [3, '3 minutes ago', '3 分钟前'],
    [59.9, '59 minutes ago', '59 分钟前'],
    [60, 'at 09:05', '09:05'],
    [600, 'at 00:05', '00:05'],
    [700, 'on Mon 23 Nov, 22:25', '11月23日 周一 22:25'],
    [60 * 24 * 400, 'on Mon 20 Oct 2025, 10:05', '2025年10月20日 周一 10:05'],
  ])('%s minutes before', (minutes, english, chinese) => {
    expect(plain(ago(before(minutes), en))).toBe(english);
    expect(plain(ago(before(minutes), zh))).toBe(chinese);
  });
});

test('an instant names the day unless it is today', () => {
  expect(plain(instant(new Date('2026-11-25T09:05:00Z'), en))).toBe('Wed 25 Nov, 17:05');
  expect(plain(instant(new Date('2026-11-25T09:05:00Z'), zh))).toBe('11月25日 周三 17:05');
  expect(plain(instant(new Date('2026-11-24T10:30:00Z'), en))).toBe('today, 18:30');
  expect(plain(instant(new Date('2026-11-24T10:30:00Z'), zh))).toBe('今天 18:30');
});

test('today is a matter of the reader’s zone', () => {
  const at = new Date('2026-11-23T23:30:00Z');
  expect(plain(instant(at, en))).toBe('today, 07:30');
  expect(plain(instant(at, { ...en, zone: 'America/Argentina/Mendoza' }))).toBe('today, 20:30');
  expect(plain(instant(at, { ...en, zone: 'Europe/Berlin' }))).toBe('today, 00:30');
  expect(clockTime(at, { ...en, zone: 'Africa/Lagos' })).toBe('00:30');
});

test('a stamp in a list is short', () => {
  const say = (iso: string) => [en, zh].map((moment) => plain(stamp(new Date(iso), moment)));
  expect(say('2026-11-24T01:58:00Z')).toEqual(['today 09:58', '今天 09:58']);
  expect(say('2026-11-23T09:05:00Z')).toEqual(['Mon 17:05', '昨天 17:05']);
  expect(say('2026-11-22T09:05:00Z')).toEqual(['Sun 17:05', '周日 17:05']);
  expect(say('2026-11-25T04:40:00Z')).toEqual(['tomorrow 12:40', '明天 12:40']);
  expect(say('2026-11-17T08:12:00Z')).toEqual(['17 Nov 16:12', '11月17日 16:12']);
});

test('an instant read out has its weekday in full', () => {
  const at = new Date('2026-11-26T09:05:00Z');
  expect(plain(instantAloud(at, en))).toBe('Thursday 17:05');
  expect(plain(instantAloud(at, zh))).toBe('星期四 17:05');
});

test('a month carries its year when it is another one', () => {
  expect(plain(month(new Date('2026-03-05T00:00:00Z'), en))).toBe('March');
  expect(plain(month(new Date('2026-03-05T00:00:00Z'), zh))).toBe('3月');
  expect(plain(month(new Date('2025-03-05T00:00:00Z'), en))).toBe('March 2025');
  expect(plain(month(new Date('2025-03-05T00:00:00Z'), zh))).toBe('2025年3月');
});

describe('durations round down and keep two units', () => {
  const minute = 60_000;
  test.each([
    [135, '2 h 15 min', '2 小时 15 分', '2 hours 15 minutes', '2 小时 15 分钟'],
    [720, '12 h', '12 小时', '12 hours', '12 小时'],
    [60, '1 h', '1 小时', '1 hour', '1 小时'],
    [50.99, '50 min', '50 分', '50 minutes', '50 分钟'],
    [47 * 60 + 59, '47 h 59 min', '47 小时 59 分', '47 hours 59 minutes', '47 小时 59 分钟'],
    [51 * 60 + 20, '2 d 3 h', '2 天 3 小时', '2 days 3 hours', '2 天 3 小时'],
    [0.5, 'under a minute', '不到一分钟', 'under a minute', '不到一分钟'],
  ])('%s minutes', (minutes, english, chinese, englishAloud, chineseAloud) => {
    const length = minutes * minute;
    expect(plain(duration(length, 'en'))).toBe(english);
    expect(plain(duration(length, 'zh'))).toBe(chinese);
    expect(durationAloud(length, 'en')).toBe(englishAloud);
    expect(durationAloud(length, 'zh')).toBe(chineseAloud);
  });

  test.each([
    [48 * 60, '2', 'd', '天'],
    [48 * 60 - 1, '47', 'h', '小时'],
    [60, '1', 'h', '小时'],
    [59.9, '59', 'min', '分'],
    [0.2, '<1', 'min', '分'],
  ])('inside the ring, %s minutes', (minutes, number, english, chinese) => {
    expect(ringNumber(minutes * minute, 'en')).toEqual({ number, unit: english });
    expect(ringNumber(minutes * minute, 'zh')).toEqual({ number, unit: chinese });
  });
});

test('since when, with the day only where it is another one', () => {
  expect(plain(since(before(60), en))).toBe('09:05');
  expect(plain(since(before(700), en))).toBe('Mon 22:25');
  expect(plain(since(before(700), zh))).toBe('昨天 22:25');
});
