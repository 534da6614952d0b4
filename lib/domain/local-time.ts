/** Day and time as a clock on the wall of a time zone shows them. */
export interface LocalTime {
  /** Such as `2026-12-31`. */
  date: string;
  /** 0 is Sunday. */
  day: number;
  /** Since midnight. */
  minutes: number;
}

const formats = new Map<string, Intl.DateTimeFormat | null>();
/** Zones have a few hundred names; more than that is somebody's invention. */
const most = 1000;

/** What a clock of this IANA zone shows at that moment, or `null` where there is no such zone. */
export function localTime(at: Date, timeZone: string): LocalTime | null {
  const format = formatOf(timeZone);
  if (!format || Number.isNaN(at.getTime())) return null;
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(at)) parts[type] = value;
  const date = `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}`;
  return {
    date,
    day: new Date(`${date}T00:00:00Z`).getUTCDay(),
    minutes: Number(parts.hour) * 60 + Number(parts.minute),
  };
}

/** Whether this is the name of a time zone. */
export function isTimeZone(name: string): boolean {
  return formatOf(name) !== null;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = newFormat(timeZone);
  if (formats.size < most) formats.set(timeZone, format);
  return format;
}

function newFormat(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  } catch {
    // A RangeError: no such zone.
    return null;
  }
}
