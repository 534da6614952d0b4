import { and, asc, eq, gt } from 'drizzle-orm';
import type { TeamId } from '#lib/domain/ids.ts';
import { entries, payloads } from '#server/database/schema/log.ts';
import { teams } from '#server/database/schema/team.ts';
import type { Deps } from '../deps.ts';
import { entryDigest, payloadDigest } from '../actions/digest.ts';

/** `broken`: the first entry that is not what the one after it, or the team's head, says it was. */
export type Verdict =
  | { kind: 'whole'; entries: number; erased: number }
  | { kind: 'broken'; seq: number; what: 'gap' | 'entry' | 'payload' | 'head' };

const page = 1000;

/** Reads a team's whole log and checks that it has no gap and that nobody changed what was written. */
export async function verifyLog(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId,
): Promise<Verdict> {
  let previous = '';
  let seq = 0;
  let erased = 0;
  for (;;) {
    const rows = await database
      .select({ entry: entries, payload: payloads })
      .from(entries)
      .leftJoin(payloads, and(eq(payloads.teamId, entries.teamId), eq(payloads.seq, entries.seq)))
      .where(and(eq(entries.teamId, teamId), gt(entries.seq, seq)))
      .orderBy(asc(entries.seq))
      .limit(page);
    for (const { entry, payload } of rows) {
      seq += 1;
      if (entry.seq !== seq) return { kind: 'broken', seq, what: 'gap' };
      // What an entry holds of the one before was written when that one was as it should be.
      if (entry.previous !== previous) return { kind: 'broken', seq: seq - 1, what: 'entry' };
      if (!payload) erased += 1;
      else if (payloadDigest(payload) !== entry.payloadDigest) {
        return { kind: 'broken', seq, what: 'payload' };
      }
      previous = entryDigest(entry);
    }
    if (rows.length < page) break;
  }
  const [team] = await database.select().from(teams).where(eq(teams.id, teamId));
  if (team && (team.seq !== seq || team.head !== previous))
    return { kind: 'broken', seq, what: 'head' };
  return { kind: 'whole', entries: seq, erased };
}
