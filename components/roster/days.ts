import { localTime } from '#lib/domain/local-time.ts';

const day = 86_400_000;

/** The moment at which a day (`2026-12-31`) begins on the clocks of a time zone; `null` where there is no such day. */
export function startOf(date: string, zone: string): Date | null {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight)) return null;
  // The zone's distance from UTC is only known at a moment, so the first guess finds the second.
  let at = midnight;
  for (let turn = 0; turn < 2; turn += 1) {
    const shown = localTime(new Date(at), zone);
    if (!shown) return null;
    at -= Date.parse(`${shown.date}T00:00:00Z`) + shown.minutes * 60_000 - midnight;
  }
  return new Date(at);
}

/** The moment at which a day ends. */
export function endOf(date: string, zone: string): Date | null {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight)) return null;
  return startOf(new Date(midnight + day).toISOString().slice(0, 10), zone);
}

/** The day (`2026-12-31`) a moment falls on in a time zone. */
export function dayOf(at: Date, zone: string): string {
  return localTime(at, zone)?.date ?? at.toISOString().slice(0, 10);
}
