import type { InquiryId, TeamId } from '#lib/domain/ids.ts';
import type { Database, Session, Statement } from '#server/database/database.ts';

/** A short answer of ours, whole. */
export interface LatestReply {
  inquiryId: InquiryId;
  at: Date;
  text: string;
}

/** A snippet of this length may have been cut (`snippetOf`). */
const CUT = 290;

const statement: Statement = {
  name: 'latest-replies',
  text: `select m.inquiry_id as inquiry, m.received_at as at, m.snippet as text
    from (select * from messages where team_id = $1 order by seq desc limit 1000) m
    where m.direction = 'out' and m.reply ->> 'class' in ('effective', 'ack-like')
      and length(m.snippet) between 1 and ${CUT} order by m.seq desc limit 200`,
};

/**
 * What the team wrote of late, newest first: answers so short that what is kept of them is the whole. Among the last
 * thousand mails of the log, so that it costs the same in a team of any size.
 */
export async function latestReplies(
  session: Pick<Session, 'run'>,
  teamId: TeamId,
): Promise<LatestReply[]> {
  const rows = await session.run(statement, [teamId]);
  return rows.map(({ inquiry, at, text }) => ({
    inquiryId: inquiry as InquiryId,
    at: new Date(at as Date | string),
    text: text as string,
  }));
}

/** The same outside of any transaction. */
export function latestRepliesOf(database: Database, teamId: TeamId): Promise<LatestReply[]> {
  return database.exclusively((session) => latestReplies(session, teamId));
}
