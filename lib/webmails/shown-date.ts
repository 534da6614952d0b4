/** What the text of a date may mean: in this browser's zone, and elsewhere. */
export interface ShownDate {
  at: Date;
  others: Date[];
}

const today = /^(?:today|今天|今日)/i;
const yesterday = /^(?:yesterday|昨天|昨日)/i;

/**
 * Reads the date of a message header. Formats are a setting of each person, so only what can mean one day is read:
 * year first, dots (day first), or dashes and slashes whose order `format` (jQuery UI notation) tells. `null` for all
 * else; a wrong instant would be worse than none. Times are on the minute and in the zone of Roundcube's settings,
 * by default the browser's, else mostly UTC.
 */
export function readShownDate(text: string, format: string | null, now: Date): ShownDate | null {
  const plain = text.normalize('NFKC').trim();
  const day = dayOf(plain, format, now);
  const time = /(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*([ap])?\.?m?\.?$/i.exec(plain);
  if (!day || !time) return null;
  const half = time[3]?.toLowerCase();
  const hour = Number(time[1]);
  if (hour > (half ? 12 : 23) || Number(time[2]) > 59) return null;
  const clock = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  const [year, month, date] = day;
  const at = new Date(year, month - 1, date, clock, Number(time[2]));
  if (at.getMonth() !== month - 1) return null;
  const utc = new Date(Date.UTC(year, month - 1, date, clock, Number(time[2])));
  return { at, others: utc.getTime() === at.getTime() ? [] : [utc] };
}

type Day = readonly [year: number, month: number, date: number];

function dayOf(text: string, format: string | null, now: Date): Day | null {
  if (today.test(text)) return [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  if (yesterday.test(text)) {
    const before = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
    return [before.getFullYear(), before.getMonth() + 1, before.getDate()];
  }
  const first = /^(\d{4})([-/.年])\s?(\d{1,2})[-/.月]\s?(\d{1,2})日?(?=\s)/.exec(text);
  if (first) return valid(Number(first[1]), Number(first[3]), Number(first[4]));
  const last = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=\s)/.exec(text);
  if (!last) return null;
  const [a, b, year] = [Number(last[1]), Number(last[3]), Number(last[4])];
  if (last[2] === '.' || format?.startsWith('d')) return valid(year, b, a);
  return format?.startsWith('m') ? valid(year, a, b) : null;
}

function valid(year: number, month: number, date: number): Day | null {
  return month >= 1 && month <= 12 && date >= 1 && date <= 31 ? [year, month, date] : null;
}
