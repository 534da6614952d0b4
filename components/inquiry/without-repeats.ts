import type { Entry } from '#lib/domain/entry.ts';
import type { Evidence } from '#lib/domain/inquiry.ts';

/**
 * A reply that a browser reported and the server then saw is one reply: the better evidence stands, and that it went
 * unchecked, which the browser alone knows.
 */
export function withoutRepeats(entries: readonly Entry[]): Entry[] {
  const told: Entry[] = [];
  for (const entry of entries) {
    const last = told.findLastIndex(({ action }) => stopsOrStarts.has(action));
    const report = isReply(entry, 'server') && isReply(told[last], 'browser') ? told[last] : null;
    if (report) told.splice(last, 1);
    const unchecked = report?.detail.unchecked;
    told.push(unchecked ? { ...entry, detail: { ...entry.detail, unchecked } } : entry);
  }
  return told;
}

function isReply(entry: Entry | undefined, evidence: Evidence): boolean {
  return entry?.action === 'replied' && entry.detail.evidence === evidence;
}

/** What ends the wait, or begins another. */
const stopsOrStarts = new Set(['replied', 'customer-wrote', 'reopen', 'close']);
