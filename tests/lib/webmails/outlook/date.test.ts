import { expect, test } from 'vitest';
import { wholeDate } from '#tests/fixtures/webmails/outlook/labels.js';
import { readDate } from '#lib/webmails/outlook/date.ts';

const now = new Date(2026, 10, 30, 12);
const at = (title: string) => readDate(title, now)?.at ?? null;

test.each(['en', 'zh', 'de'])(
  'reads back every date of a year that can mean one day, in %s',
  (language) => {
    let read = 0;
    for (let day = 1; day <= 365; day += 1) {
      const date = new Date(2026, 0, day, day % 24, day % 60);
      const found = at(wholeDate(date, language));
      if (found) {
        expect(found).toEqual(date);
        read += 1;
      }
    }
    // In English a few have a twin of the same weekday with day and month changed about.
    expect(read).toBeGreaterThan(language === 'en' ? 330 : 364);
  },
);

test('tells day from month by the day of the week', () => {
  expect(at('Thu 11/12/2026 8:39 AM')).toEqual(new Date(2026, 10, 12, 8, 39));
  expect(at('Fri 11/12/2026 08:39')).toEqual(new Date(2026, 11, 11, 8, 39));
  expect(at('2026年11月23日 星期一 8:39')).toEqual(new Date(2026, 10, 23, 8, 39));
});

test('has no date where a title could mean two, or none', () => {
  for (const title of [
    '11/12/2026 8:39 AM',
    'Mon 11/12/2026 8:39 AM',
    'Today 8:39 AM',
    '昨天 8:39',
    'Mon 8:39',
    'Mon 11/23/2026',
    'Mon 99/99/2026 8:39 AM',
    'Ask about 2026',
    '',
  ]) {
    expect(at(title), title).toBeNull();
  }
});
