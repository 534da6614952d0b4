import type { AcknowledgementSettings } from './acknowledgement.ts';
import { localTime } from './local-time.ts';
import { minutesOf } from './time-of-day.ts';

type Quiet = NonNullable<AcknowledgementSettings['quiet']>;

const minute = 60_000;
const aDay = 24 * 60;

/**
 * When the quiet hours that `at` lies in end, or `null` where it lies in none. By the clock on the mailbox's wall, so that
 * the end stays at its hour when that is put forward or back. The same hour twice means no quiet hours.
 */
export function quietUntil(quiet: Quiet | null, at: Date): Date | null {
  if (!quiet || quiet.from === quiet.to) return null;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const now = minutesAt(at, quiet.timeZone);
  const isQuiet = from < to ? from <= now && now < to : now >= from || now < to;
  if (!isQuiet) return null;
  const begun = Math.floor(at.getTime() / minute) * minute;
  const end = new Date(begun + ((to - now + aDay) % aDay) * minute);
  const shown = minutesAt(end, quiet.timeZone);
  // Where the clock was put forward or back in between, by as much: 23 hours late is one early.
  const off = ((to - shown + aDay * 1.5) % aDay) - aDay / 2;
  return new Date(end.getTime() + off * minute);
}

/** By UTC where this side knows no such zone. */
function minutesAt(at: Date, timeZone: string): number {
  return (localTime(at, timeZone) ?? localTime(at, 'UTC'))?.minutes ?? 0;
}
