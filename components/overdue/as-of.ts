import { clockTime, date, stamp, type Moment } from '#lib/words/times.ts';

/** As short as may be: "09:51" of today, "Mon 17:05" of another day. */
export function asOfWords(at: Date, moment: Moment): string {
  const isToday = date(at, moment) === date(moment.now, moment);
  return isToday ? clockTime(at, moment) : stamp(at, moment);
}
