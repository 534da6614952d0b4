import { and, eq, lt, sql } from 'drizzle-orm';
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

/** So many of a team wait at a time: whoever forges reports of mails that never were fills no more than this. */
const mostWaiting = 1000;

/** Keeps a report; one that is kept already, or is one too many, changes nothing. */
export async function saveEarlyReport(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId,
  report: EarlyReport,
): Promise<void> {
  const waiting = await database.$count(earlyReports, eq(earlyReports.teamId, teamId));
  if (waiting >= mostWaiting) return;
  await database
    .insert(earlyReports)
    .values({ teamId, ...report })
    .onConflictDoNothing();
}

/** Reports whose mail was seen meanwhile, with that mail. @param teamId `null`: of every team. */
export async function reportsToSettle(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId | null,
): Promise<{ teamId: TeamId; report: EarlyReport; message: Message }[]> {
  const rows = await database
    .select({ report: earlyReports, message: messages })
    .from(earlyReports)
    .innerJoin(
      messages,
      and(
        eq(messages.teamId, earlyReports.teamId),
        sql`${messages.rfcMessageId} = any(${earlyReports.rfcMessageIds})`,
        eq(messages.direction, 'out'),
      ),
    )
    .where(teamId === null ? undefined : eq(earlyReports.teamId, teamId));
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
