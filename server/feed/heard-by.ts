import type { MemberId } from '#lib/domain/ids.ts';
import type { Presence } from '#lib/domain/presence.ts';
import type { WhoSees } from '#server/services/sight/who-sees.ts';

/** What a member may hear of the others, at most `most`; and the same as text, by which news is told from what is known. */
export interface Heard {
  presences: Presence[];
  text: string;
}

/**
 * What each member may hear of who is where. Found once for a member, on however many devices they listen: what somebody
 * says of an inquiry that is not theirs to see is no presence.
 */
export function heardBy(
  present: readonly Presence[],
  sees: WhoSees['sees'],
  most: number,
): (memberId: MemberId) => Heard {
  const real = present.filter(({ memberId, inquiryId }) => sees(memberId, inquiryId));
  const known = new Map<MemberId, Heard>();
  return (memberId) => {
    const before = known.get(memberId);
    if (before) return before;
    const presences = real
      .filter((one) => one.memberId !== memberId && sees(memberId, one.inquiryId))
      .slice(0, most);
    const heard = { presences, text: JSON.stringify(presences) };
    known.set(memberId, heard);
    return heard;
  };
}
