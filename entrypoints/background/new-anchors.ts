import { liveQuery } from 'dexie';
import type { AnchorSet } from '#lib/domain/anchor-set.ts';
import { WebmailName } from '#lib/domain/sighting.ts';
import { anchorsInUse } from '#lib/replica/queries/anchors.ts';
import type { Parts } from '#lib/sync/parts.ts';

/** Called with each webmail whose pages have other anchors from now on; what they are at the start is no news. */
export function onNewAnchors(
  { replica, report }: Pick<Parts, 'replica' | 'report'>,
  tell: (webmail: WebmailName) => void,
  signal: AbortSignal,
): void {
  let known: ReadonlyMap<WebmailName, AnchorSet> | null = null;
  const following = liveQuery(() => anchorsInUse(replica)).subscribe({
    next(now) {
      const before = known;
      known = now;
      if (!before) return;
      for (const webmail of WebmailName.options) {
        if (said(before.get(webmail)) !== said(now.get(webmail))) tell(webmail);
      }
    },
    error: report,
  });
  signal.addEventListener('abort', () => following.unsubscribe());
}

function said(set: AnchorSet | undefined): string {
  return JSON.stringify(set?.anchors ?? {});
}
