import { readShownDate, type ShownDate } from '../shown-date.ts';

/** Sunday first, by the beginnings of their names in the languages we read. */
const weekdays = [
  /^(?:sun|so(?!u)|星期日|星期天|周日)/i,
  /^(?:mon?|星期一|周一)/i,
  /^(?:tue|di|星期二|周二)/i,
  /^(?:wed|mi|星期三|周三)/i,
  /^(?:thu|do|星期四|周四)/i,
  /^(?:fri?|星期五|周五)/i,
  /^(?:sat|sa(?!t)|星期六|周六)/i,
];
const weekday = /(?:[\p{L}]{2,10}\.?,?\s+(?=\d))|(?:星期[一二三四五六日天]|周[一二三四五六日])/u;

/**
 * Reads a whole date as Outlook has it in a title: `Mon 11/23/2026 8:39 AM`, `Mo, 23.11.2026 08:39`,
 * `2026/11/23 周一 8:39`. Whether the day or the month stands first is settled by the day of the week, which is named
 * beside it; where both orders fit, or none, there is no date. A wrong instant would be worse.
 */
export function readDate(title: string, now: Date): ShownDate | null {
  const plain = title.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const [named = ''] = weekday.exec(plain) ?? [];
  const day = weekdays.findIndex((name) => name.test(named.trim()));
  const bare = plain.replace(named, ' ').replace(/\s+/g, ' ').trim();
  // What is relative ("today") is not whole.
  if (!/\d{4}/.test(bare)) return null;
  const read = ['d', 'm'].flatMap((first) => readShownDate(bare, first, now) ?? []);
  const fitting = read.filter(({ at }) => day < 0 || at.getDay() === day);
  const instants = new Set(fitting.map(({ at }) => at.getTime()));
  return instants.size === 1 ? (fitting[0] ?? null) : null;
}
