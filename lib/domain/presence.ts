import * as z from 'zod/mini';
import { InquiryId, MemberId } from './ids.ts';
import { Instant } from './instant.ts';

/** Having a mail of the inquiry open, or a draft to its customer. */
export const Doing = z.enum(['viewing', 'writing']);
export type Doing = z.infer<typeof Doing>;

/** What one device has in front of it. */
export const Place = z.object({ inquiryId: InquiryId, doing: Doing });
export type Place = z.infer<typeof Place>;

/** What a member does at an inquiry right now. It is told and forgotten: never in the log, never in the database. */
export const Presence = z.object({
  inquiryId: InquiryId,
  memberId: MemberId,
  doing: Doing,
  since: Instant,
});
export type Presence = z.infer<typeof Presence>;

/** A device has no more in front of it than so many tabs; what is beyond is left out. */
export const mostPlaces = 20;

/**
 * Several tabs and devices of one member at one inquiry are one presence: whoever writes anywhere is writing, since
 * the earliest moment of that. The longest there first, and always in the same order.
 */
export function foldPresences(presences: Iterable<Presence>): Presence[] {
  const folded = new Map<string, Presence>();
  for (const presence of presences) {
    const key = keyOf(presence);
    const known = folded.get(key);
    if (!known || outranks(presence, known)) folded.set(key, presence);
  }
  return [...folded.values()].toSorted(
    (a, b) => a.since.getTime() - b.since.getTime() || (keyOf(a) < keyOf(b) ? -1 : 1),
  );
}

function outranks(one: Presence, other: Presence): boolean {
  if (one.doing !== other.doing) return one.doing === 'writing';
  return one.since < other.since;
}

const keyOf = ({ inquiryId, memberId }: Presence): string => `${inquiryId} ${memberId}`;

/** One place for each inquiry, in the same order whatever the order of the tabs, at most `mostPlaces`. */
export function foldPlaces(places: readonly Place[]): Place[] {
  const doings = new Map<InquiryId, Doing>();
  for (const { inquiryId, doing } of places) {
    if (doing === 'writing' || !doings.has(inquiryId)) doings.set(inquiryId, doing);
  }
  const folded = [...doings].map(([inquiryId, doing]) => ({ inquiryId, doing }));
  return folded
    .toSorted((a, b) => rank(a) - rank(b) || (a.inquiryId < b.inquiryId ? -1 : 1))
    .slice(0, mostPlaces);
}

/** Where there are too many, it is writing that a colleague must know of. */
const rank = ({ doing }: Place): number => (doing === 'writing' ? 0 : 1);
