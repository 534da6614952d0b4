import type { InquiryId } from '#lib/domain/ids.ts';
import type { Doing, Place } from '#lib/domain/presence.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import type { Sight } from '#lib/protocol/bridge.ts';
import { watchTables } from '#lib/replica/watch-tables.ts';
import { coalesce } from './coalesce.ts';
import { recogniseHere } from './inquiry-of-sighting.ts';
import type { Parts } from './parts.ts';

/** A page at an inquiry says so every 8 s; one that has not for this long is gone, though nobody said so. */
const patience = 12_000;

/** What the tabs of this browser have in front of the person. */
export interface Whereabouts {
  /** Whether the page is to say it again: it shows an inquiry's mail, and is seen. */
  tell(tabId: number, sight: Sight, isVisible: boolean): Promise<boolean>;
  forget(tabId: number): void;
}

export interface WhereaboutsOffice {
  /** All places of all tabs, whenever they may have changed. */
  put(places: Place[]): void;
  /** A page was told that nobody wants to hear it again, and now somebody does. */
  askAgain(tabId: number): void;
}

interface Seen {
  sighting: Sighting;
  doing: Doing;
  inquiryId: InquiryId | null;
  /** Ends when the tab says something else, or is gone. */
  end: AbortController;
}

/** Gathers what all tabs show into what is said to the team: inquiries alone, in visible tabs alone. */
export function startWhereabouts(
  { replica, sleep, report }: Pick<Parts, 'replica' | 'sleep' | 'report'>,
  { put, askAgain }: WhereaboutsOffice,
  signal: AbortSignal,
): Whereabouts {
  const tabs = new Map<number, Seen>();
  const publish = (): void => {
    const places = [...tabs.values()].flatMap(({ inquiryId, doing }) =>
      inquiryId ? [{ inquiryId, doing }] : [],
    );
    put(places);
  };
  const forget = (tabId: number): void => {
    tabs.get(tabId)?.end.abort();
    if (tabs.delete(tabId)) publish();
  };
  // Only what is in the team's log has colleagues who could be told.
  const recognised = async ({ sighting }: Seen): Promise<InquiryId | null> => {
    const known = await recogniseHere(replica, sighting);
    return known.kind === 'inquiry' ? known.inquiryId : null;
  };
  const lookAgain = coalesce(async () => {
    for (const [tabId, seen] of tabs) {
      if (seen.inquiryId !== null || !(await recognised(seen))) continue;
      if (!seen.end.signal.aborted) askAgain(tabId);
    }
  });
  const onRows = (): void => {
    const isWaiting = [...tabs.values()].some(({ inquiryId }) => inquiryId === null);
    if (isWaiting && !signal.aborted) lookAgain().catch(report);
  };
  watchTables(replica, ['messages'], onRows, signal);
  return {
    async tell(tabId, sight, isVisible) {
      const seen = isVisible ? seenIn(sight) : null;
      const before = tabs.get(tabId);
      if (!seen) {
        forget(tabId);
        return false;
      }
      // The same place goes on while it is looked up; another is no longer there.
      const isSame = JSON.stringify(before?.sighting) === JSON.stringify(seen.sighting);
      if (isSame && before) seen.inquiryId = before.inquiryId;
      before?.end.abort();
      tabs.set(tabId, seen);
      const inquiryId = await recognised(seen);
      if (seen.end.signal.aborted) return false;
      seen.inquiryId = inquiryId;
      publish();
      if (inquiryId === null) return false;
      const until = AbortSignal.any([signal, seen.end.signal]);
      sleep(patience, until).then(
        () => forget(tabId),
        () => undefined,
      );
      return true;
    },
    forget,
  };
}

function seenIn(sight: Sight): Seen | null {
  const isMail = sight.kind === 'message' || sight.kind === 'compose';
  if (!isMail || !sight.sighting) return null;
  const doing = sight.kind === 'compose' ? 'writing' : 'viewing';
  return { sighting: sight.sighting, doing, inquiryId: null, end: new AbortController() };
}
