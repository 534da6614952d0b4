import * as z from 'zod/mini';

/** PostgreSQL knows no year 0. */
const ofOurEra = z.refine<string>((text) => !text.startsWith('0000'), 'must be after the year 0');

/** A moment: a `Date` inside, ISO 8601 UTC on the wire (what `JSON.stringify` makes of a `Date`). */
export const Instant = z.codec(z.iso.datetime().check(ofOurEra), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});

export function laterOf(a: Date, b: Date): Date {
  return a > b ? a : b;
}

export function earlierOf(a: Date, b: Date): Date {
  return a < b ? a : b;
}
