import * as z from 'zod/mini';
import { AbsenceId, MemberId } from './ids.ts';
import { Instant } from './instant.ts';

/** A member is away from `from` until `to`: nothing new comes to them, and what they hold moves as `held` says. */
export const Absence = z.object({
  id: AbsenceId,
  from: Instant,
  to: Instant,
  standInId: z.nullable(MemberId),
  /** What they hold goes to the stand-in and comes back, goes to the pool, or stays. */
  held: z.enum(['stand-in', 'pool', 'stay']),
  /** How far the clock has come with it. */
  state: z.enum(['planned', 'begun', 'ended']),
});
export type Absence = z.infer<typeof Absence>;

type Away = { leftAt: Date | null; absences: readonly Absence[] };

/** The absence a member is in at this moment, or `null`. */
export function absenceOf(member: Away, now: Date): Absence | null {
  return (
    member.absences.find(({ from, to, state }) => state !== 'ended' && from <= now && now < to) ??
    null
  );
}

/** Whether new inquiries may come to this member now. */
export function isPresent(member: Away, now: Date): boolean {
  return member.leftAt === null && absenceOf(member, now) === null;
}

/** What the clock has to tell of an absence at this moment: that it began, or that it is over; `null`: nothing yet. */
export function dueState(
  { from, to, state }: Pick<Absence, 'from' | 'to' | 'state'>,
  now: Date,
): 'begun' | 'ended' | null {
  if (state === 'ended') return null;
  if (to <= now) return 'ended';
  return state === 'planned' && from <= now ? 'begun' : null;
}
