import { and, asc, eq, sql } from 'drizzle-orm';
import type { InquiryId, TeamId } from '#lib/domain/ids.ts';
import type { Message } from '#lib/domain/message.ts';
import { fromRow } from '#server/database/rows.ts';
import { messages } from '#server/database/schema/message.ts';
import type { Deps } from '../deps.ts';

/**
 * What the customer wrote in an inquiry, oldest first; the first mail is the one that began it. Mail servers count whole
 * seconds, so within one the UID says which came first.
 */
export async function customerMails(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId,
  inquiryId: InquiryId,
): Promise<Message[]> {
  const rows = await database
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.teamId, teamId),
        eq(messages.inquiryId, inquiryId),
        eq(messages.direction, 'in'),
      ),
    )
    .orderBy(asc(messages.receivedAt), sql`(${messages.places} -> 0 ->> 'uid')::bigint`);
  return rows.map(fromRow);
}
