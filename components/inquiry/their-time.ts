import { localTime, type LocalTime } from '#lib/domain/local-time.ts';
import type { Moment } from '#lib/words/times.ts';
import { clockTime, stamp } from '#lib/words/times.ts';
import { tagOf } from '#lib/words/language.ts';

const minute = 60_000;
const opens = 9 * 60;
const closes = 18 * 60;

export interface TheirTime {
  /** "03:05", or with the weekday where it is another day there. */
  time: string;
  isAtWork: boolean;
  /** When their working day begins, on the reader's clock; `null` while they are at work. */
  from: string | null;
}

/** What time it is where the customer is. Office hours are the usual ones, nine to six from Monday to Friday. */
export function theirTime(timeZone: string, moment: Moment): TheirTime | null {
  const there = localTime(moment.now, timeZone);
  const here = localTime(moment.now, moment.zone);
  if (!there || !here) return null;
  const time = clockTime(moment.now, { ...moment, zone: timeZone });
  const day = new Intl.DateTimeFormat(tagOf(moment.language), { weekday: 'short', timeZone });
  const isAtWork = isWeekday(there.day) && there.minutes >= opens && there.minutes < closes;
  const begins = new Date(moment.now.getTime() + minutesUntilOpen(there) * minute);
  return {
    time: there.date === here.date ? time : `${day.format(moment.now)}\u00a0${time}`,
    isAtWork,
    from: isAtWork ? null : opening(begins, moment),
  };
}

function opening(at: Date, moment: Moment): string {
  const isToday = localTime(at, moment.zone)?.date === localTime(moment.now, moment.zone)?.date;
  return isToday ? clockTime(at, moment) : stamp(at, moment);
}

/** To the minute; a change of summer time in between is not looked for. */
function minutesUntilOpen({ minutes, day }: LocalTime): number {
  let days = isWeekday(day) && minutes < opens ? 0 : 1;
  while (!isWeekday((day + days) % 7)) days += 1;
  return days * 24 * 60 + opens - minutes;
}

/** 0 is Sunday. */
function isWeekday(day: number): boolean {
  return day > 0 && day < 6;
}
