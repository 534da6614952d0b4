import type { AnchorSet } from '#lib/domain/anchor-set.ts';
import type { WebmailName } from '#lib/domain/sighting.ts';
import type { Replica } from '../database.ts';
import { allRows } from '../slice.ts';
import { reading } from './reading.ts';

/** Every version an admin saved of a webmail's anchors that is still kept, newest first. */
export function anchorVersions(replica: Replica, webmail: WebmailName): Promise<AnchorSet[]> {
  return reading(replica, async ({ laid }) => {
    const sets = await allRows(replica, laid, 'anchorSets');
    return sets.filter((one) => one.webmail === webmail).toSorted((a, b) => b.version - a.version);
  });
}

/** What stands in place of a webmail's anchors now; `null`: as shipped. */
export async function activeAnchors(
  replica: Replica,
  webmail: WebmailName,
): Promise<AnchorSet | null> {
  const versions = await anchorVersions(replica, webmail);
  return versions.find(({ isActive }) => isActive) ?? null;
}
