import type { InquiryId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import { foldPresences, type Presence } from '#lib/domain/presence.ts';
import type { Replica } from '../database.ts';
import type { Overlay } from '../overlay.ts';
import { oneRow } from '../slice.ts';
import { reading } from './reading.ts';

/** A colleague who is at an inquiry right now. */
export interface Present extends Presence {
  member: Member;
}

/** Which colleagues are at this inquiry, the longest there first; never the person themselves. */
export function presencesOf(replica: Replica, inquiryId: InquiryId): Promise<Present[]> {
  return reading(replica, async (over) =>
    withMembers(replica, over, await replica.presences.where({ inquiryId }).toArray()),
  );
}

/** Somebody whose row has not come yet has no name to show. */
async function withMembers(
  replica: Replica,
  over: Overlay,
  presences: Presence[],
): Promise<Present[]> {
  const found = await Promise.all(
    foldPresences(presences).map(async (presence) => ({
      ...presence,
      member: await oneRow(replica, over.laid, 'members', presence.memberId),
    })),
  );
  return found.flatMap(({ member, ...presence }) => (member ? [{ ...presence, member }] : []));
}
