import type { MemberId } from '../ids.ts';
import type { Roster } from '../roster.ts';
import type { AssignTo } from '../routing.ts';
import { onDuty } from './on-duty.ts';
import { presentAmong, presentFor, type People } from './present.ts';

/** What must be known of the team to say who gets an inquiry. */
export interface Office extends People {
  roster: Roster | null;
  /** Who looks after the customer. */
  ownerId: MemberId | null;
  /** How many inquiries each holds that are not closed; who is missing holds none. */
  held: ReadonlyMap<MemberId, number>;
  /** When each was last given one by a rule; who is missing never was. */
  lastGiven: ReadonlyMap<MemberId, Date>;
}

/**
 * Whom a rule means at this moment: never somebody who left or is away. `null` where nobody is there: it stays in the
 * pool. Among several whose turn it is, the first in the rule's order.
 */
export function assigneeOf(to: AssignTo, office: Office): MemberId | null {
  switch (to.kind) {
    case 'member':
      return presentFor(to.memberId, office);
    case 'owner':
      return presentFor(office.ownerId, office);
    case 'duty':
      return onDuty(office.roster, office.members, office.now);
    case 'round-robin':
      return first(presentAmong(to.memberIds, office), (id) => [givenAt(id, office)]);
    case 'least-loaded':
      return first(presentAmong(to.memberIds, office), (id) => [
        office.held.get(id) ?? 0,
        givenAt(id, office),
      ]);
  }
}

/** Whether anybody can be meant now; of the roster that is not asked unless it is known. */
export function isAnybodyThere(
  to: AssignTo,
  { ownerId, roster, ...people }: People & Pick<Office, 'ownerId'> & { roster?: Roster | null },
): boolean {
  if (to.kind === 'duty' && roster === undefined) return true;
  const nobody = new Map<MemberId, never>();
  const office = { ...people, roster: roster ?? null, ownerId, held: nobody, lastGiven: nobody };
  return assigneeOf(to, office) !== null;
}

function givenAt(id: MemberId, { lastGiven }: Office): number {
  return lastGiven.get(id)?.getTime() ?? -Infinity;
}

/** The one with the smallest figures, the first figure first; equal ones in their order. */
function first(ids: MemberId[], figures: (id: MemberId) => number[]): MemberId | null {
  const ranked = ids.map((id) => ({ id, figures: figures(id) }));
  const best = ranked.toSorted((a, b) => compare(a.figures, b.figures))[0];
  return best?.id ?? null;
}

function compare(a: number[], b: number[]): number {
  for (const [index, figure] of a.entries()) {
    const other = b[index] ?? 0;
    if (figure !== other) return figure < other ? -1 : 1;
  }
  return 0;
}
