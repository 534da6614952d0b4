import { browser } from 'wxt/browser';
import type { PageAnswers } from '#lib/bridge/worker.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { WebmailName } from '#lib/domain/sighting.ts';
import { folded } from '#lib/settings/settings.ts';
import type { AnchorReports } from '#lib/sync/anchor-reports.ts';
import type { Chips } from '#lib/sync/chips.ts';
import { reportSent, type Reporting } from '#lib/sync/report-sent.ts';
import type { Verdicts } from '#lib/sync/verdicts.ts';
import type { Whereabouts } from '#lib/sync/whereabouts.ts';
import type { Speech } from './speech.ts';

export interface Office {
  chips: Chips;
  whereabouts: Whereabouts;
  verdicts: Verdicts;
  reporting: Omit<Reporting, 'left'>;
  anchors: AnchorReports;
  /** What stands in place of a webmail's anchors now. */
  overrides(webmail: WebmailName): Promise<Record<string, string>>;
  speech(): Promise<Speech>;
}

/**
 * What a content script learns of what it tells; `pageReplies` in `lib/protocol/to-page.ts` is the whole of it. That a
 * reply was an inquiry's, and whether it was appended, is no page's to know.
 * @param forget forgets what a tab showed.
 */
export function pageAnswers(
  { chips, whereabouts, verdicts, reporting, anchors, overrides, speech }: Office,
  forget: (tabId: number) => void,
): PageAnswers {
  return {
    async page({ webmail }, tabId) {
      // Whatever this tab said before was another page.
      forget(tabId);
      const { words } = await speech();
      return {
        folded: await folded.read(),
        title: browser.runtime.getManifest().name,
        words: { guard: words.guard.frame, checking: words.guard.checking },
        anchors: Object.entries(await overrides(webmail)).map(([name, selector]) => ({
          name,
          selector,
        })),
      };
    },
    async folded(message) {
      await folded.write(message.folded);
      return null;
    },
    async sent({ sent }, tabId) {
      const left = (inquiryId: InquiryId) => verdicts.sent(tabId, inquiryId);
      await reportSent(sent, { ...reporting, left });
      return null;
    },
    here: async ({ sight, isVisible }, tabId) => ({
      again: await whereabouts.tell(tabId, sight, isVisible),
    }),
    rows: ({ nth, rows }, tabId) => chips.show(tabId, nth, rows),
    'draft-opened': ({ draft }, tabId) => verdicts.opened(tabId, draft),
    async 'draft-closed'({ draftId }, tabId) {
      await verdicts.closed(tabId, draftId);
      return null;
    },
    'begin-send': (message, tabId) => verdicts.beginSend(tabId, message),
    async 'end-send'({ draftId }, tabId) {
      await verdicts.endSend(tabId, draftId);
      return null;
    },
    async anchors({ webmail, report }) {
      await anchors(webmail, report);
      return null;
    },
  };
}
