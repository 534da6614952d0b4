import type { AcknowledgementSettings } from './acknowledgement.ts';

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
  const now = minutesOf(wallClock(at, quiet.timeZone));
  const isQuiet = from < to ? from <= now && now < to : now >= from || now < to;
  if (!isQuiet) return null;
  const begun = Math.floor(at.getTime() / minute) * minute;
  const end = new Date(begun + ((to - now + aDay) % aDay) * minute);
  const shown = minutesOf(wallClock(end, quiet.timeZone));
  // Where the clock was put forward or back in between, by as much: 23 hours late is one early.
  const off = ((to - shown + aDay * 1.5) % aDay) - aDay / 2;
  return new Date(end.getTime() + off * minute);
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

function wallClock(at: Date, timeZone: string): string {
  const style = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...style, timeZone }).format(at);
  } catch {
    // A zone that this server does not know.
    return new Intl.DateTimeFormat('en-GB', { ...style, timeZone: 'UTC' }).format(at);
  }
}
