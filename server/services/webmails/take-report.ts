import { and, desc, eq, lt, lte, or } from 'drizzle-orm';
import type { AnchorName } from '#lib/domain/anchor-set.ts';
import type { WebmailName } from '#lib/domain/sighting.ts';
import { anchorReports } from '#server/database/schema/anchors.ts';
import type { Deps } from '../deps.ts';
import type { Who } from '../sight/sight.ts';

/** How long a browser is counted that reports no more. */
export const keptFor = 90 * 86_400_000;
/** How many browsers of a team are counted in a webmail; a member who makes up more drives out the oldest. */
export const mostReporters = 500;

/** What one browser found of a webmail's pages: names of anchors and counts. */
export interface Report {
  webmail: WebmailName;
  version: string;
  anchorVersion: number | null;
  reporter: string;
  report: { missing: AnchorName[]; hits: Record<AnchorName, number> };
}

/** Keeps a browser's report in place of its last one, and lets go of what is old or too much. Gives when it came. */
export async function takeReport(
  { database, now }: Pick<Deps, 'database' | 'now'>,
  { teamId }: Pick<Who, 'teamId'>,
  { report, ...of }: Report,
): Promise<Date> {
  const reportedAt = now();
  const { missing, hits } = report;
  const row = { ...of, teamId, missing, hits, reportedAt };
  const { webmail } = of;
  const among = and(eq(anchorReports.teamId, teamId), eq(anchorReports.webmail, webmail));
  await database.transaction(async (transaction) => {
    await transaction
      .insert(anchorReports)
      .values(row)
      .onConflictDoUpdate({
        target: [anchorReports.teamId, anchorReports.webmail, anchorReports.reporter],
        set: row,
      });
    const [first] = await transaction
      .select({ at: anchorReports.reportedAt })
      .from(anchorReports)
      .where(among)
      .orderBy(desc(anchorReports.reportedAt))
      .offset(mostReporters)
      .limit(1);
    const old = lt(anchorReports.reportedAt, new Date(reportedAt.getTime() - keptFor));
    const tooMany = first && and(among, lte(anchorReports.reportedAt, first.at));
    await transaction
      .delete(anchorReports)
      .where(and(eq(anchorReports.teamId, teamId), tooMany ? or(old, tooMany) : old));
  });
  return reportedAt;
}
