import { type Language, tagOf } from './language.ts';

/** What a time is told against: now, the reader's zone (IANA, such as `Asia/Shanghai`) and language. */
export interface Moment {
  now: Date;
  zone: string;
  language: Language;
}

/*
 * Spaces inside one time are no-break spaces, so that a line never breaks inside "Wed 25 Nov, 17:05".
 * Compare with `\u00a0`, or after normalising white space.
 */
const gap = '\u00a0';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making an `Intl` format takes longer than a whole list of rows, so each is made once. */
function format(tag: string, zone: string, options: Intl.DateTimeFormatOptions) {
  const key = tag + zone + JSON.stringify(options);
  let made = formats.get(key);
  if (!made)
    formats.set(key, (made = new Intl.DateTimeFormat(tag, { ...options, timeZone: zone })));
  return made;
}

/** Days from now to `at` by the calendar on the reader's wall: 0 today, 1 tomorrow, -1 yesterday. */
function daysAway(at: Date, { now, zone }: Moment): number {
  const dayOf = (date: Date) => {
    const iso = format('en-CA', zone, { year: 'numeric', month: '2-digit', day: '2-digit' });
    return Date.parse(iso.format(date));
  };
  return Math.round((dayOf(at) - dayOf(now)) / 86_400_000);
}

function isThisYear(at: Date, { now, zone }: Moment): boolean {
  const year = format('en', zone, { year: 'numeric' });
  return year.format(at) === year.format(now);
}

function dayWord(days: number, { language }: Moment): string {
  return new Intl.RelativeTimeFormat(tagOf(language), { numeric: 'auto' }).format(days, 'day');
}

/** "17:05" */
export function clockTime(at: Date, { zone, language }: Moment): string {
  return format(tagOf(language), zone, { timeStyle: 'short', hourCycle: 'h23' }).format(at);
}

/** "Wed", 周三 */
function weekday(at: Date, { zone, language }: Moment, width: 'short' | 'long' = 'short'): string {
  return format(tagOf(language), zone, { weekday: width }).format(at);
}

/** "25 Nov", 11月25日; with the year where it is another one. */
export function date(at: Date, moment: Moment): string {
  const year = isThisYear(at, moment) ? {} : ({ year: 'numeric' } as const);
  const options = { day: 'numeric', month: 'short', ...year } as const;
  return format(tagOf(moment.language), moment.zone, options).format(at).replaceAll(' ', gap);
}

/** "March", 3月; with the year where it is another one. */
export function month(at: Date, moment: Moment): string {
  const year = isThisYear(at, moment) ? {} : ({ year: 'numeric' } as const);
  // Chinese writes 3月 where the long form would be 三月.
  const width = moment.language === 'zh' ? 'short' : 'long';
  const options = { month: width, ...year } as const;
  return format(tagOf(moment.language), moment.zone, options).format(at).replaceAll(' ', gap);
}

/** An instant somebody has to rely on: "today, 18:30", "Wed 25 Nov, 17:05"; 今天 18:30, 11月25日 周三 17:05. */
export function instant(at: Date, moment: Moment): string {
  const time = clockTime(at, moment);
  const today = daysAway(at, moment) === 0;
  if (moment.language === 'zh') {
    const day = today ? dayWord(0, moment) : `${date(at, moment)}${gap}${weekday(at, moment)}`;
    return `${day}${gap}${time}`;
  }
  const day = today ? dayWord(0, moment) : `${weekday(at, moment)}${gap}${date(at, moment)}`;
  return `${day},${gap}${time}`;
}

/** An instant in a list, short: "today 09:58", "Mon 17:05", "tomorrow 12:40", "20 Nov 16:12". */
export function stamp(at: Date, moment: Moment): string {
  const days = daysAway(at, moment);
  // 昨天 is as short as 周一 and read faster; "yesterday" is not.
  const inAWord = days === 0 || days === 1 || (days === -1 && moment.language === 'zh');
  const day = inAWord
    ? dayWord(days, moment)
    : Math.abs(days) < 7
      ? weekday(at, moment)
      : date(at, moment);
  return `${day}${gap}${clockTime(at, moment)}`;
}

/** A past instant as short as may be: "09:51" of today, else as `stamp`. */
export function since(at: Date, moment: Moment): string {
  return daysAway(at, moment) === 0 ? clockTime(at, moment) : stamp(at, moment);
}

/** An instant as it is read out: "Wednesday 17:05", "today 18:30". */
export function instantAloud(at: Date, moment: Moment): string {
  const days = daysAway(at, moment);
  const day =
    Math.abs(days) < 2
      ? dayWord(days, moment)
      : days > 0 && days < 7
        ? weekday(at, moment, 'long')
        : date(at, moment);
  return `${day}${gap}${clockTime(at, moment)}`;
}

/**
 * When something happened, to stand at the end of an English clause and inside a Chinese one:
 * "just now", "3 minutes ago", "at 10:02", "on Fri 20 Nov, 16:12"; 刚刚, 3 分钟前, 10:02, 11月20日 周五 16:12.
 * A moment ahead of now (clocks differ a little) counts as now.
 */
export function ago(at: Date, moment: Moment): string {
  const { language } = moment;
  const minutes = Math.floor((moment.now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return language === 'zh' ? '刚刚' : 'just now';
  if (minutes < 60) {
    const relative = new Intl.RelativeTimeFormat(tagOf(language)).format(-minutes, 'minute');
    return relative.replace(/(\d+) ?/, `$1${gap}`);
  }
  if (daysAway(at, moment) === 0) {
    const time = clockTime(at, moment);
    return language === 'zh' ? time : `at ${time}`;
  }
  return language === 'zh' ? instant(at, moment) : `on ${instant(at, moment)}`;
}
