import { sql } from 'drizzle-orm';
import type { InquiryId, TeamId } from '#lib/domain/ids.ts';
import type { Deps } from '../deps.ts';

/** A short answer of ours, whole. */
export interface LatestReply {
  inquiryId: InquiryId;
  at: Date;
  text: string;
}

/** A snippet of this length may have been cut (`snippetOf`). */
const CUT = 290;

/**
 * What the team wrote of late, newest first: answers so short that what is kept of them is the whole. Among the last
 * thousand mails of the log, so that it costs the same in a team of any size.
 */
export async function latestReplies(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId,
): Promise<LatestReply[]> {
  const { rows } = await database.execute<{ inquiryId: InquiryId; at: string; text: string }>(sql`
    select m.inquiry_id as "inquiryId", m.received_at as at, m.snippet as text
    from (select * from messages where team_id = ${teamId} order by seq desc limit 1000) m
    where m.direction = 'out' and m.reply ->> 'class' in ('effective', 'ack-like')
      and length(m.snippet) between 1 and ${CUT} order by m.seq desc limit 200`);
  return rows.map(({ inquiryId, at, text }) => ({ inquiryId, at: new Date(at), text }));
}
