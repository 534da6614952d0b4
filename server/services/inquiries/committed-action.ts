import { and, eq } from 'drizzle-orm';
import type { ActionId, InquiryId, TeamId } from '#lib/domain/ids.ts';
import { entries, payloads } from '#server/database/schema/log.ts';
import type { Deps } from '../deps.ts';

/** An action on an inquiry as the log has it: as written then, so to be parsed. `null` where it is not there. */
export async function committedAction(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId,
  inquiryId: InquiryId,
  actionId: ActionId,
): Promise<{ at: Date; action: Record<string, unknown> } | null> {
  const [found] = await database
    .select({ at: entries.at, action: payloads.action })
    .from(entries)
    .innerJoin(payloads, and(eq(payloads.teamId, entries.teamId), eq(payloads.seq, entries.seq)))
    .where(
      and(
        eq(entries.teamId, teamId),
        eq(entries.inquiryId, inquiryId),
        eq(entries.actionId, actionId),
      ),
    );
  return found ?? null;
}
