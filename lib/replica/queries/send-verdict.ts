import type { InquiryId, MemberId } from '#lib/domain/ids.ts';
import { hindranceOf, sendingNow, type Hindrance, type Verdict } from '#lib/domain/sending.ts';
import type { Replica } from '../database.ts';
import { readMeta } from '../meta.ts';
import { oneRow } from '../slice.ts';
import { reading } from './reading.ts';

/** Whether a reply may leave, as far as this browser knows. */
export interface HeldVerdict {
  verdict: Verdict;
  /** When time alone will change it, if it will. */
  changesAt: Date | null;
}

/**
 * What stands against a reply to this inquiry that was begun at `since`, the person's unsettled actions counted in: by
 * the rule the server refuses by, and beside it a colleague who writes to what nobody holds. `null`: it is not here.
 */
export function sendVerdict(
  replica: Replica,
  inquiryId: InquiryId,
  since: Date,
  now: Date,
): Promise<HeldVerdict | null> {
  return reading(replica, async ({ laid }) => {
    const me = (await readMeta(replica, 'me'))?.memberId;
    const inquiry = await oneRow(replica, laid, 'inquiries', inquiryId);
    if (!me || !inquiry) return null;
    const nameOf = async (id: MemberId | null) =>
      (await oneRow(replica, laid, 'members', id))?.name ?? '';
    const changesAt = sendingNow(inquiry, now)?.until ?? null;
    const hindrance = hindranceOf(inquiry, { memberId: me, since }, now);
    if (hindrance) {
      const { memberId, at } = hindrance;
      const name = await nameOf(memberId);
      return { verdict: { kind: kindOf(hindrance), name, at: at ?? now }, changesAt };
    }
    const there = await replica.presences.where({ inquiryId }).sortBy('since');
    for (const { doing, memberId, since: at } of inquiry.assigneeId === null ? there : []) {
      // Somebody whose row has not come yet has no name to show.
      const name = doing === 'writing' && memberId !== me && (await nameOf(memberId));
      if (name) return { verdict: { kind: 'writing', name, at }, changesAt };
    }
    return { verdict: { kind: 'free' }, changesAt };
  });
}

const kinds = {
  'already-answered': 'answered',
  'already-claimed': 'held',
  'already-sending': 'beaten',
} as const satisfies Record<Hindrance['code'], Verdict['kind']>;

function kindOf({ code }: Hindrance): (typeof kinds)[Hindrance['code']] {
  return kinds[code];
}

/** So long after a claim whoever lost is told that somebody was first; later, that somebody holds it. */
const aMoment = 60_000;

/** What the server refused a reply for, with the name of whoever was first. */
export async function refusedVerdict(
  replica: Replica,
  hindrance: Hindrance,
  now: Date,
): Promise<Verdict> {
  const { memberId, at } = hindrance;
  const when = at ?? now;
  const isJust = kindOf(hindrance) === 'held' && now.getTime() - when.getTime() < aMoment;
  const known = memberId && (await replica.members.get(memberId));
  const kind = isJust ? 'beaten' : kindOf(hindrance);
  return { kind, name: known ? known.row.name : '', at: when };
}
