import { browser } from 'wxt/browser';
import { tellPage } from '#lib/bridge/worker.ts';
import type { Replica } from '#lib/replica/database.ts';
import { pruneClosed } from '#lib/replica/clear.ts';
import { notifications } from '#lib/settings/settings.ts';
import type { Sync } from '#lib/sync/sync.ts';
import { inquiryOf } from './notify.ts';
import { openInquiry } from './open-inquiry.ts';
import { registerWebmails } from './webmails.ts';

interface Listeners {
  replica: Replica;
  sync: Sync;
  refresh: () => Promise<void>;
}

const minute = 1;

/** What wakes the worker: alarms, clicks on notifications, commands, permissions, the start of the browser. */
export function listenToBrowser({ replica, sync, refresh }: Listeners): void {
  const alone = (work: () => Promise<unknown>) => () => void work().catch(reportError);
  const start = alone(async () => {
    await ensureAlarms();
    await registerWebmails();
    await refresh();
    await sync.exchange();
    await pruneClosed(replica, new Date());
  });
  browser.runtime.onInstalled.addListener(start);
  browser.runtime.onStartup.addListener(start);
  browser.permissions.onRemoved.addListener(alone(registerWebmails));
  browser.permissions.onAdded.addListener(alone(registerWebmails));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === 'exchange') alone(sync.exchange)();
    if (name === 'due') alone(refresh)();
  });
  browser.notifications.onClicked.addListener((id) => {
    const inquiryId = inquiryOf(id);
    void browser.notifications.clear(id);
    if (inquiryId) alone(() => openInquiry(replica, inquiryId))();
  });
  browser.commands.onCommand.addListener((command) => {
    if (command === 'jump') alone(jump)();
  });
  self.addEventListener('online', alone(sync.exchange));
  notifications.watch(alone(refresh), new AbortController().signal);
  // Alarms may vanish when the browser restarts, so each start of the worker looks.
  alone(ensureAlarms)();
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
