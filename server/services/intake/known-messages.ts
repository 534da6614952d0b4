import { and, arrayOverlaps, eq, isNull, or } from 'drizzle-orm';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Message, Place } from '#lib/domain/message.ts';
import { liesAtPlace } from '#server/database/places.ts';
import { fromRow } from '#server/database/rows.ts';
import { messages } from '#server/database/schema/message.ts';
import type { Deps } from '../deps.ts';

/** What a mail may be recognised by. `keys`: fingerprints that only one mail has. */
export interface Identity {
  place: Place | null;
  rfcMessageId: string | null;
  keys: readonly string[];
}

/**
 * Messages of the team that may be this mail: that lie at its place, have its Message-ID, or were opened by hand from a
 * page that showed neither and share a fingerprint.
 */
export async function knownMessages(
  deps: Pick<Deps, 'database'>,
  teamId: TeamId,
  { place, rfcMessageId, keys }: Identity,
): Promise<Message[]> {
  const tests = [
    ...(rfcMessageId ? [eq(messages.rfcMessageId, rfcMessageId)] : []),
    ...(place ? [liesAtPlace('messages', place)] : []),
    ...(keys.length > 0
      ? [and(isNull(messages.rfcMessageId), arrayOverlaps(messages.keys, [...keys]))]
      : []),
  ];
  if (tests.length === 0) return [];
  const rows = await deps.database
    .select()
    .from(messages)
    .where(and(eq(messages.teamId, teamId), or(...tests)))
    .limit(10);
  return rows.map(fromRow);
}
