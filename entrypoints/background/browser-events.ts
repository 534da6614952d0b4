import { browser } from 'wxt/browser';
import { tellPage } from '#lib/bridge/worker.ts';
import { pruneClosed } from '#lib/replica/clear.ts';
import type { Author } from '#lib/replica/perform.ts';
import { language, notifications } from '#lib/settings/settings.ts';
import type { Parts } from '#lib/sync/parts.ts';
import type { Sync } from '#lib/sync/sync.ts';
import { answerAsk } from './answer-ask.ts';
import { inquiryOf } from './notify.ts';
import { openInquiry } from './open-inquiry.ts';
import { forgetWebmails } from './webmails.ts';

interface Listeners {
  parts: Parts;
  sync: Sync;
  refresh: () => Promise<void>;
  /** Registers content scripts anew. */
  register: () => Promise<void>;
  /** Signs what a person does by a notification. */
  author: Author;
}

const minute = 1;
/** The worker listens as long as it lives. */
const forever = new AbortController().signal;

/** What wakes the worker: alarms, clicks on notifications, commands, permissions, the start of the browser. */
export function listenToBrowser({ parts, sync, refresh, register, author }: Listeners): void {
  const { replica, now, report } = parts;
  const alone = (work: () => Promise<unknown>) => () => void work().catch(report);
  const start = alone(async () => {
    await ensureAlarms();
    await register();
    await refresh();
    await sync.exchange();
    await pruneClosed(replica, now());
  });
  const updated = alone(() => forgetWebmails().catch(report).then(start));
  browser.runtime.onInstalled.addListener(({ reason }) =>
    reason === 'update' ? updated() : start(),
  );
  browser.runtime.onStartup.addListener(start);
  browser.permissions.onRemoved.addListener(alone(register));
  browser.permissions.onAdded.addListener(alone(register));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === 'exchange') alone(sync.exchange)();
    if (name === 'due') alone(refresh)();
    if (name === 'connect') alone(() => goOnConnecting(parts, sync))();
  });
  browser.notifications.onClicked.addListener((id) => {
    const inquiryId = inquiryOf(id);
    void browser.notifications.clear(id);
    if (inquiryId) alone(() => openInquiry(replica, inquiryId))();
  });
  // Firefox has no buttons on notifications, nor this event.
  if (!import.meta.env.FIREFOX) {
    browser.notifications.onButtonClicked.addListener((id, button) => {
      void browser.notifications.clear(id);
      alone(async () => {
        if (await answerAsk(replica, { id, button }, author)) await sync.exchange();
      })();
    });
  }
  browser.commands.onCommand.addListener((command) => {
    if (command === 'jump') alone(jump)();
  });
  self.addEventListener('online', alone(sync.exchange));
  for (const { watch } of [notifications, language]) watch(alone(refresh), forever);
  // Alarms may vanish when the browser restarts, so each start of the worker looks.
  alone(ensureAlarms)();
}

async function goOnConnecting({ secrets }: Parts, sync: Sync): Promise<void> {
  if (await secrets.read('flow')) sync.resume();
  else await browser.alarms.clear('connect');
}

/** Made only where it is missing: making it anew would put it off by a minute each time. */
async function ensureAlarms(): Promise<void> {
  if (await browser.alarms.get('exchange')) return;
  await browser.alarms.create('exchange', { periodInMinutes: minute });
}

async function jump(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id !== undefined) await tellPage(tab.id, { type: 'jump' });
}
