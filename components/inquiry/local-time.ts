import type { Moment } from '#lib/words/times.ts';
import { clockTime, stamp } from '#lib/words/times.ts';
import { tagOf } from '#lib/words/language.ts';

const minute = 60_000;
const opens = 9 * 60;
const closes = 18 * 60;

export interface LocalTime {
  /** "03:05", or with the weekday where it is another day there. */
  time: string;
  isAtWork: boolean;
  /** When their working day begins, on the reader's clock; `null` while they are at work. */
  from: string | null;
}

/** What time it is where the customer is. Office hours are the usual ones, nine to six from Monday to Friday. */
export function localTime(timeZone: string, moment: Moment): LocalTime | null {
  const there = wallClock(moment.now, timeZone);
  const here = wallClock(moment.now, moment.zone);
  if (!there || !here) return null;
  const time = clockTime(moment.now, { ...moment, zone: timeZone });
  const day = new Intl.DateTimeFormat(tagOf(moment.language), { weekday: 'short', timeZone });
  const isWeekday = there.weekday < 5;
  const isAtWork = isWeekday && there.minutes >= opens && there.minutes < closes;
  const begins = new Date(moment.now.getTime() + minutesUntilOpen(there) * minute);
  return {
    time: there.day === here.day ? time : `${day.format(moment.now)}\u00a0${time}`,
    isAtWork,
    from: isAtWork ? null : opening(begins, moment),
  };
}

function opening(at: Date, moment: Moment): string {
  const isToday = wallClock(at, moment.zone)?.day === wallClock(moment.now, moment.zone)?.day;
  return isToday ? clockTime(at, moment) : stamp(at, moment);
}

/** To the minute; a change of summer time in between is not looked for. */
function minutesUntilOpen({ minutes, weekday }: WallClock): number {
  const isToCome = weekday < 5 && minutes < opens;
  const days = isToCome ? 0 : weekday < 4 ? 1 : 7 - weekday;
  return days * 24 * 60 + opens - minutes;
}

interface WallClock {
  day: string;
  /** 0 is Monday. */
  weekday: number;
  minutes: number;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `null` for a zone this browser does not know: it came from a mail. */
function wallClock(at: Date, timeZone: string): WallClock | null {
  let parts: Intl.DateTimeFormatPart[];
  try {
    const options = { dateStyle: undefined, hourCycle: 'h23', timeZone } as const;
    parts = new Intl.DateTimeFormat('en-US', {
      ...options,
      weekday: 'short',
      day: '2-digit',
      month: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }).formatToParts(at);
  } catch {
    return null;
  }
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return {
    day: `${of('month')}-${of('day')}`,
    weekday: weekdays.indexOf(of('weekday')),
    minutes: Number(of('hour')) * 60 + Number(of('minute')),
  };
}
