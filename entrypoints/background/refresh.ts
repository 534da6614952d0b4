import { browser } from 'wxt/browser';
import { coalesce } from '#lib/sync/coalesce.ts';
import type { Parts } from '#lib/sync/parts.ts';
import { nextWake } from '#lib/sync/wake.ts';
import { notify } from './notify.ts';
import { showBadge } from './show-badge.ts';
import { speech } from './speech.ts';

/** Browsers fire an alarm half a minute ahead at the earliest; what is nearer is waited for. */
const alarmsFrom = 30_000;

/**
 * Brings everything outside our pages up to date: badge, notifications, and the alarm for the next moment at which
 * time alone will change them. Calls that come together share one run.
 */
export function refreshing(parts: Parts, signal: AbortSignal): () => Promise<void> {
  let waiting = new AbortController();
  const refresh = coalesce(async () => {
    await parts.clock.ready;
    const spoken = await speech(parts.now());
    await showBadge(parts.replica, spoken);
    await notify(parts.replica, spoken);
    const wake = await nextWake(parts.replica, parts.now());
    waiting.abort();
    if (!wake) return void (await browser.alarms.clear('due'));
    await browser.alarms.create('due', { when: parts.clock.deviceTime(wake).getTime() });
    const left = wake.getTime() - parts.now().getTime();
    if (left >= alarmsFrom) return;
    waiting = new AbortController();
    parts.sleep(Math.max(0, left), AbortSignal.any([signal, waiting.signal])).then(
      () => refresh().catch(reportError),
      () => undefined,
    );
  });
  return refresh;
}
