import { setTimeout as pause } from 'node:timers/promises';
import type { OutlookTab } from '#tests/support/outlook-tab.ts';
import { mainThreads, sum } from './tasks.ts';
import { trace } from './trace.ts';

/** Until the page has come to rest, address and all. */
const settling = 1_200;

/** Opens mails one by one; of each, how long script of ours ran in the page, and the page's main thread at all, in milliseconds. */
export async function openings(
  tab: OutlookTab,
  subjects: readonly string[],
): Promise<{ ours: number[]; whole: number[] }> {
  const ours: number[] = [];
  const whole: number[] = [];
  for (const subject of subjects) {
    const events = await trace(tab.page, async () => {
      await tab.open(subject);
      await pause(settling);
    });
    const { pages } = mainThreads(events);
    ours.push(sum(pages, 'ours'));
    whole.push(sum(pages, 'whole'));
  }
  return { ours, whole };
}
