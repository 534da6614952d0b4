import type { Reader } from '#lib/words/say-refusal.ts';
import { plainly } from '#lib/words/plainly.ts';
import { ago, clockTime, since, type Moment } from '#lib/words/times.ts';
import type { Words } from '#lib/words/words.ts';
import type { Stop } from './stop.ts';

const minute = 60_000;

/** Who and what, in a few words. */
export function titleOf(stop: Stop, { title }: Words['guard']): string {
  switch (stop.kind) {
    case 'wrong-from':
      return title.wrongFrom(plainly(stop.from));
    case 'free':
    case 'yours':
    case 'closed':
      return title[stop.kind];
    default:
      return title[stop.kind](plainly(stop.who.name));
  }
}

/** When. `now` to the second: who was first by two seconds wants to be told so. */
export function lineOf(stop: Stop, { words, moment, nameOf }: Reader, now: Date): string {
  const { line } = words.guard;
  switch (stop.kind) {
    case 'held':
      return line.held(...when(stop.at, moment));
    case 'answered':
      return line.answered(...when(stop.at, moment));
    case 'writing':
      return line.writing(since(stop.at, moment));
    case 'beaten':
      return firstBy(stop, { words, moment, nameOf }, now);
    case 'wrong-from':
      return line.wrongFrom(stop.mailbox);
    case 'yours':
      return line.yours(stop.from && nameOf(stop.from));
    case 'free':
    case 'closed':
      return line[stop.kind];
  }
}

function firstBy(
  { at, by }: Extract<Stop, { kind: 'beaten' }>,
  { words, moment }: Reader,
  now: Date,
): string {
  const { line } = words.guard;
  const left = now.getTime() - at.getTime();
  if (left >= minute) {
    return by === 'send' ? line.sentFirstAt(...when(at, moment)) : line.held(...when(at, moment));
  }
  // Clocks differ a little; nobody was first in the future, or at no distance.
  const seconds = Math.max(1, Math.round(left / 1000));
  if (by === null) return line.momentAgo(seconds);
  return by === 'send' ? line.sentFirst(seconds) : line.claimedFirst(seconds);
}

/** How long ago, and the time as well where that does not name it. */
function when(at: Date, moment: Moment): [ago: string, time: string | null] {
  const isRelative = moment.now.getTime() - at.getTime() < 60 * minute;
  return [ago(at, moment), isRelative ? clockTime(at, moment) : null];
}
