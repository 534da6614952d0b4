import { answerPages, tellPage } from '#lib/bridge/worker.ts';
import type { Language } from '#lib/domain/member.ts';
import { language } from '#lib/settings/settings.ts';
import type { Author } from '#lib/replica/perform.ts';
import { startChips } from '#lib/sync/chips.ts';
import type { Parts } from '#lib/sync/parts.ts';
import type { Sync } from '#lib/sync/sync.ts';
import { startWhereabouts } from '#lib/sync/whereabouts.ts';
import { chipOf } from './chip-words.ts';
import { pageAnswers } from './page-answers.ts';
import { speech } from './speech.ts';
import { forgetClosedTabs, tellTabs } from './tabs.ts';

/**
 * Serves the webmails' pages until `signal` aborts. What a tab shows is remembered here alone, and lost whenever the
 * browser stops this worker: each new one asks every page to say it once more.
 */
export function servePages(
  parts: Parts,
  { sync, author }: { sync: Sync; author: Author },
  signal: AbortSignal,
): void {
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
      push: (tabId, all) => alone(tellPage(tabId, { type: 'chips', chips: all })),
    },
    signal,
  );
  const whereabouts = startWhereabouts(
    parts,
    { put: sync.here, askAgain: (tabId) => alone(tellPage(tabId, { type: 'anew' })) },
    signal,
  );
  const forget = (tabId: number): void => {
    chips.forget(tabId);
    whereabouts.forget(tabId);
  };
  const reporting = { replica, author, resolve: sync.resolve };
  const office = { chips, whereabouts, reporting, speech: spoken };
  answerPages(pageAnswers(office, forget), signal);
  forgetClosedTabs(forget, signal);
  onNewLanguage(() => alone(tellTabs({ type: 'settle' })), signal);
  alone(tellTabs({ type: 'anew' }));
}

/** Called when another language was chosen; what it is at the start is no news. */
function onNewLanguage(tell: () => void, signal: AbortSignal): void {
  let known: Language | null | undefined;
  language.watch((chosen) => {
    if (known !== undefined && chosen !== known) tell();
    known = chosen;
  }, signal);
}
