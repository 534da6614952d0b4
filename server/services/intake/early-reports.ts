import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { ActionId, TeamId } from '#lib/domain/ids.ts';
import type { Message } from '#lib/domain/message.ts';
import { fromRow } from '#server/database/rows.ts';
import { earlyReports } from '#server/database/schema/mail.ts';
import { messages } from '#server/database/schema/message.ts';
import type { Deps } from '../deps.ts';

/** Says that a mail of ours, which was not seen yet, did not arrive. */
export interface EarlyReport {
  /** Of the `bounced` action it will be. */
  id: ActionId;
  rfcMessageIds: string[];
  recipients: string[];
  status: string | null;
  reportedAt: Date;
}

/**
 * So many of a team wait at a time: whoever forges reports of mails that never were fills no more than this. The newest
 * wait: a true one meets its mail within minutes.
 */
const mostWaiting = 1000;

/** Keeps a report, and lets go of the oldest beyond so many; one that is kept already changes nothing. */
export async function saveEarlyReport(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId,
  report: EarlyReport,
): Promise<void> {
  await database
    .insert(earlyReports)
    .values({ teamId, ...report })
    .onConflictDoNothing();
  const waiting = await database.$count(earlyReports, eq(earlyReports.teamId, teamId));
  if (waiting <= mostWaiting) return;
  const tooMany = database
    .select({ id: earlyReports.id })
    .from(earlyReports)
    .where(eq(earlyReports.teamId, teamId))
    .orderBy(desc(earlyReports.reportedAt), desc(earlyReports.id))
    .offset(mostWaiting);
  await database
    .delete(earlyReports)
    .where(and(eq(earlyReports.teamId, teamId), inArray(earlyReports.id, tooMany)));
}

/**
 * Reports whose mail was seen meanwhile, each with that mail, and of several with the one it names first.
 * @param teamId `null`: of every team.
 */
export async function reportsToSettle(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId | null,
): Promise<{ teamId: TeamId; report: EarlyReport; message: Message }[]> {
  const rows = await database
    .selectDistinctOn([earlyReports.teamId, earlyReports.id], {
      report: earlyReports,
      message: messages,
    })
    .from(earlyReports)
    .innerJoin(
      messages,
      and(
        eq(messages.teamId, earlyReports.teamId),
        sql`${messages.rfcMessageId} = any(${earlyReports.rfcMessageIds})`,
        eq(messages.direction, 'out'),
      ),
    )
    .where(teamId === null ? undefined : eq(earlyReports.teamId, teamId))
    .orderBy(
      asc(earlyReports.teamId),
      asc(earlyReports.id),
      sql`array_position(${earlyReports.rfcMessageIds}, ${messages.rfcMessageId})`,
      asc(messages.receivedAt),
    );
  return rows.map(({ report: { teamId: of, ...report }, message }) => ({
    teamId: of,
    report,
    message: fromRow(message),
  }));
}

export async function dropEarlyReport(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId,
  id: ActionId,
): Promise<void> {
  await database
    .delete(earlyReports)
    .where(and(eq(earlyReports.teamId, teamId), eq(earlyReports.id, id)));
}

/** Lets go of every team's reports from before `until`: the mail they are about was none of ours. */
export async function dropEarlyReports(
  { database }: Pick<Deps, 'database'>,
  until: Date,
): Promise<void> {
  await database.delete(earlyReports).where(lt(earlyReports.reportedAt, until));
}
