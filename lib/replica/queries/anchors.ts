import type { AnchorSet } from '#lib/domain/anchor-set.ts';
import type { WebmailName } from '#lib/domain/sighting.ts';
import type { Replica } from '../database.ts';
import { allRows } from '../slice.ts';
import { readMeta } from '../meta.ts';
import { reading } from './reading.ts';

/** Every version an admin saved of a webmail's anchors that is still kept, newest first. */
export function anchorVersions(replica: Replica, webmail: WebmailName): Promise<AnchorSet[]> {
  return reading(replica, async ({ laid }) => {
    const sets = await allRows(replica, laid, 'anchorSets');
    return sets.filter((one) => one.webmail === webmail).toSorted((a, b) => b.version - a.version);
  });
}

/** What stands in place of shipped anchors now; nothing of a webmail whose anchors are as shipped. */
export function anchorsInUse(replica: Replica): Promise<Map<WebmailName, AnchorSet>> {
  return reading(replica, async ({ laid }) => {
    const sets = await allRows(replica, laid, 'anchorSets');
    const active = sets.filter(({ isActive }) => isActive);
    return new Map(active.map((set) => [set.webmail, set]));
  });
}

/** What stands in place of a webmail's anchors now; `null`: as shipped. */
export async function activeAnchors(
  replica: Replica,
  webmail: WebmailName,
): Promise<AnchorSet | null> {
  return (await anchorsInUse(replica)).get(webmail) ?? null;
}

/** Whether the server has taken this browser's report that these anchors of a webmail are missing. */
export async function isReported(
  replica: Replica,
  webmail: WebmailName,
  missing: readonly string[],
): Promise<boolean> {
  const active = await activeAnchors(replica, webmail);
  const found = (await readMeta(replica, 'anchorReports'))?.found[webmail];
  if (!found || found.takenOn === null) return false;
  if (found.anchorVersion !== (active?.version ?? null)) return false;
  return missing.every((name) => found.missing.includes(name));
}
