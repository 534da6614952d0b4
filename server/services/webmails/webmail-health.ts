import { and, desc, eq, gte } from 'drizzle-orm';
import type { TeamId } from '#lib/domain/ids.ts';
import type { WebmailName } from '#lib/domain/sighting.ts';
import { anchorReports } from '#server/database/schema/anchors.ts';
import type { Deps } from '../deps.ts';
import { keptFor } from './take-report.ts';

/** What the browsers with one version of the extension and of the anchors found in a webmail last. */
export interface WebmailHealth {
  webmail: WebmailName;
  version: string;
  anchorVersion: number | null;
  lastAt: Date;
  devices: number;
  /** Those that miss nothing. */
  well: number;
  /** By how many of them each anchor is missed, or was found, and how often at most. By name. */
  anchors: { name: string; missing: number; found: number; most: number }[];
}

/** How a team's browsers find their way in each webmail: by webmail, the newest version first. */
export async function webmailHealth(
  { database, now }: Pick<Deps, 'database' | 'now'>,
  teamId: TeamId,
): Promise<WebmailHealth[]> {
  const rows = await database
    .select()
    .from(anchorReports)
    .where(
      and(
        eq(anchorReports.teamId, teamId),
        gte(anchorReports.reportedAt, new Date(now().getTime() - keptFor)),
      ),
    )
    .orderBy(desc(anchorReports.reportedAt));
  const groups = Map.groupBy(rows, (row) =>
    [row.webmail, row.version, row.anchorVersion].join(' '),
  );
  return [...groups.values()].flatMap(summary).toSorted(newestFirst);
}

type Row = typeof anchorReports.$inferSelect;

/** Rows of one version, newest first. */
function summary(rows: Row[]): WebmailHealth[] {
  const [latest] = rows;
  if (!latest) return [];
  const { webmail, version, anchorVersion, reportedAt: lastAt } = latest;
  const anchors = countsOf(rows).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const well = rows.filter(({ missing }) => missing.length === 0).length;
  return [{ webmail, version, anchorVersion, lastAt, devices: rows.length, well, anchors }];
}

/** Names are what browsers say: there may be thousands, and some are those of an object's own parts. */
function countsOf(rows: Row[]): WebmailHealth['anchors'] {
  const counts = new Map<string, WebmailHealth['anchors'][number]>();
  const of = (name: string): WebmailHealth['anchors'][number] => {
    const count = counts.get(name) ?? { name, missing: 0, found: 0, most: 0 };
    counts.set(name, count);
    return count;
  };
  for (const { missing, hits } of rows) {
    for (const name of new Set(missing)) of(name).missing += 1;
    for (const [name, often] of Object.entries(hits)) {
      const count = of(name);
      if (often > 0) count.found += 1;
      count.most = Math.max(count.most, often);
    }
  }
  return [...counts.values()];
}

function newestFirst(a: WebmailHealth, b: WebmailHealth): number {
  return (
    a.webmail.localeCompare(b.webmail) ||
    byNumbers(b.version, a.version) ||
    (b.anchorVersion ?? 0) - (a.anchorVersion ?? 0)
  );
}

/** 0.10 comes after 0.9. */
function byNumbers(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
