import { type Language, tagOf } from './language.ts';

const gap = '\u00a0';

const short = {
  en: { day: 'd', hour: 'h', minute: 'min', none: 'under a minute' },
  zh: { day: '天', hour: '小时', minute: '分', none: '不到一分钟' },
} as const;

type Unit = 'day' | 'hour' | 'minute';

/**
 * A length of time as its two largest units, rounded down, so that nobody is promised more than there is.
 * Days count from 48 hours on: below, hours say more.
 */
function parts(milliseconds: number): { count: number; unit: Unit }[] {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  const hours = Math.floor(minutes / 60);
  const both: { count: number; unit: Unit }[] =
    hours < 48
      ? [
          { count: hours, unit: 'hour' },
          { count: minutes % 60, unit: 'minute' },
        ]
      : [
          { count: Math.floor(hours / 24), unit: 'day' },
          { count: hours % 24, unit: 'hour' },
        ];
  return both.filter(({ count }) => count > 0);
}

/** "2 h 15 min", 2 小时 15 分. Takes milliseconds. */
export function duration(milliseconds: number, language: Language): string {
  const words = short[language];
  const told = parts(milliseconds).map(({ count, unit }) => `${count}${gap}${words[unit]}`);
  return told.length > 0 ? told.join(gap) : words.none;
}

/** The same in full for a screen reader: "2 hours 15 minutes". Takes milliseconds. */
export function durationAloud(milliseconds: number, language: Language): string {
  const told = parts(milliseconds).map(({ count, unit }) => {
    const options = { style: 'unit', unit, unitDisplay: 'long' } as const;
    return new Intl.NumberFormat(tagOf(language), options).format(count);
  });
  return told.length > 0 ? told.join(' ').replace(/(\d)(?=[^\d\s])/g, '$1 ') : short[language].none;
}

/** The one number inside the ring: days from 48 hours, hours from 60 minutes, else minutes. Takes milliseconds. */
export function ringNumber(
  milliseconds: number,
  language: Language,
): { number: string; unit: string } {
  const [largest] = parts(milliseconds);
  if (!largest) return { number: '<1', unit: short[language].minute };
  return { number: String(largest.count), unit: short[language][largest.unit] };
}
