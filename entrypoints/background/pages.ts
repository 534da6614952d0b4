import { browser } from 'wxt/browser';
import { answerPages, tellPage } from '#lib/bridge/worker.ts';
import type { Language } from '#lib/domain/member.ts';
import type { WebmailName } from '#lib/domain/sighting.ts';
import { activeAnchors } from '#lib/replica/queries/anchors.ts';
import { language } from '#lib/settings/settings.ts';
import { anchorReports } from '#lib/sync/anchor-reports.ts';
import type { Author } from '#lib/replica/perform.ts';
import { startChips } from '#lib/sync/chips.ts';
import type { Parts } from '#lib/sync/parts.ts';
import type { Sync } from '#lib/sync/sync.ts';
import { startVerdicts, type Verdicts } from '#lib/sync/verdicts.ts';
import { startWhereabouts } from '#lib/sync/whereabouts.ts';
import { onNewAnchors } from './new-anchors.ts';
import { chipOf } from './chip-words.ts';
import { pageAnswers } from './page-answers.ts';
import { speech } from './speech.ts';
import { forgetClosedTabs, tellTabs } from './tabs.ts';

/** What the dialog at Send may ask. */
export type Pages = Pick<Verdicts, 'guarded'>;

/**
 * Serves the webmails' pages until `signal` aborts. What a tab shows is remembered here alone, and lost whenever the
 * browser stops this worker: each new one asks every page to say it once more.
 */
export function servePages(
  parts: Parts,
  { sync, author }: { sync: Sync; author: Author },
  signal: AbortSignal,
): Pages {
  const { replica, now, report } = parts;
  const alone = (work: Promise<unknown>) => void work.catch(report);
  const spoken = () => speech(now());
  const chips = startChips(
    parts,
    {
      async compose(rows) {
        const { words } = await spoken();
        return rows.map((row) => chipOf(row, words));
      },
      push: (tabId, nth, all) => alone(tellPage(tabId, { type: 'chips', nth, chips: all })),
    },
    signal,
  );
  const whereabouts = startWhereabouts(
    parts,
    { put: sync.here, askAgain: (tabId) => alone(tellPage(tabId, { type: 'anew' })) },
    signal,
  );
  const { resolve, send } = sync;
  const verdicts = startVerdicts(
    parts,
    {
      author,
      resolve,
      send,
      push: (tabId, draftId, verdict) =>
        alone(tellPage(tabId, { type: 'verdict', draftId, verdict })),
    },
    signal,
  );
  const forget = (tabId: number): void => {
    for (const one of [chips, whereabouts, verdicts]) one.forget(tabId);
  };
  const reporting = { replica, author, resolve };
  const { version } = browser.runtime.getManifest();
  const newReporter = () => crypto.randomUUID();
  const anchors = anchorReports({ replica, version, now, newReporter, send: sync.reportAnchors });
  const overrides = async (webmail: WebmailName) =>
    (await activeAnchors(replica, webmail))?.anchors ?? {};
  const seen = { chips, whereabouts, verdicts, reporting };
  const office = { ...seen, anchors, overrides, speech: spoken };
  answerPages(pageAnswers(office, forget), signal);
  forgetClosedTabs(forget, signal);
  onNewLanguage(() => alone(tellTabs({ type: 'settle' })), signal);
  onNewAnchors(parts, (webmail) => alone(tellTabs({ type: 'settle', webmail })), signal);
  alone(tellTabs({ type: 'anew' }));
  return { guarded: verdicts.guarded };
}

/** Called when another language was chosen; what it is at the start is no news. */
function onNewLanguage(tell: () => void, signal: AbortSignal): void {
  let known: Language | null | undefined;
  language.watch((chosen) => {
    if (known !== undefined && chosen !== known) tell();
    known = chosen;
  }, signal);
}
