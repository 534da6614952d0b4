import type { WebmailName } from '#lib/domain/sighting.ts';
import type { AnchorReport } from '#lib/protocol/bridge.ts';
import type { WebmailReport } from '#lib/protocol/webmail-health.ts';
import type { Replica } from '#lib/replica/database.ts';
import { readMeta, writeMeta, type FoundAnchors } from '#lib/replica/meta.ts';
import { activeAnchors } from '#lib/replica/queries/anchors.ts';
import { reportAnchors } from '#lib/settings/settings.ts';
import { oneByOne } from './one-by-one.ts';

export interface AnchorReporting {
  replica: Replica;
  /** The extension's own. */
  version: string;
  now(): Date;
  /** A number that says nothing of this browser. */
  newReporter(): string;
  /** Whether the server has taken it. */
  send(report: WebmailReport): Promise<boolean>;
}

/** Told what the pages find of their anchors, one after the other. */
export type AnchorReports = (webmail: WebmailName, report: AnchorReport) => Promise<void>;

/**
 * Reports to the team's server which anchors of a webmail are found here and which are missed, where the person allows
 * it: once a day for each webmail, and when that changes. Otherwise nothing is kept and nothing sent.
 */
export function anchorReports(reporting: AnchorReporting): AnchorReports {
  const inTurn = oneByOne();
  return (webmail, report) => inTurn(() => take(reporting, webmail, report));
}

async function take(
  { replica, version, now, newReporter, send }: AnchorReporting,
  webmail: WebmailName,
  report: AnchorReport,
): Promise<void> {
  const kept = await readMeta(replica, 'anchorReports');
  if (!(await reportAnchors.read())) {
    // Who allows it again is another number.
    if (kept) await writeMeta(replica, { anchorReports: null });
    return;
  }
  const { reporter, found: all } = kept ?? { reporter: newReporter(), found: {} };
  const anchorVersion = (await activeAnchors(replica, webmail))?.version ?? null;
  const before = all[webmail];
  const isSame = before?.version === version && before.anchorVersion === anchorVersion;
  const { missing, hits } = isSame ? together(before, report) : report;
  const day = now().toISOString().slice(0, 10);
  const isNews = !isSame || before.takenOn !== day || !saysTheSame(before, { missing, hits });
  const found = { version, anchorVersion, missing, hits, takenOn: isNews ? null : day };
  const keep = (one: FoundAnchors) =>
    writeMeta(replica, { anchorReports: { reporter, found: { ...all, [webmail]: one } } });
  await keep(found);
  if (!isNews) return;
  const isEnough = missing.length === 0;
  const whole = { webmail, version, anchorVersion, reporter };
  const isTaken = await send({ ...whole, report: { isEnough, missing, hits } });
  if (isTaken) await keep({ ...found, takenOn: day });
}

type Counts = Pick<AnchorReport, 'missing' | 'hits'>;

/**
 * Each kind of page has other anchors, so one page's report says nothing about another's: what was missed stays missed
 * until it is found. What is never counted, such as InboxSDK, is missed only until anchors are.
 */
function together(before: Counts, now: Counts): Counts {
  const isMet = (name: string): boolean => (now.hits[name] ?? 0) > 0;
  const isCounting = Object.keys(now.hits).length > 0;
  const still = before.missing.filter((name) =>
    Object.hasOwn(now.hits, name) ? !isMet(name) : !isCounting,
  );
  const met = Object.entries(now.hits).filter(([name]) => isMet(name));
  return {
    missing: [...new Set([...still, ...now.missing])].toSorted(),
    hits: { ...now.hits, ...before.hits, ...Object.fromEntries(met) },
  };
}

/** How often an anchor is met changes from page to page and is no news. */
function saysTheSame(one: Counts, other: Counts): boolean {
  return gist(one) === gist(other);
}

function gist({ missing, hits }: Counts): string {
  const met = Object.keys(hits).filter((name) => (hits[name] ?? 0) > 0);
  return [missing.toSorted().join(' '), met.toSorted().join(' ')].join('|');
}
