import { setTimeout as pause } from 'node:timers/promises';
import type { OutlookTab } from '#tests/support/outlook-tab.ts';
import { privateMail } from './stage.ts';
import { mainThreads, sum } from './tasks.ts';
import { trace } from './trace.ts';

/** What settles after a mail was opened is no idling. */
const settling = 3_000;
const idling = 10_000;

/**
 * Ten seconds beside a mail that is no inquiry, in milliseconds: script of ours in the page and in our frames, and all
 * that the page's own main thread did.
 */
export async function idle(tab: OutlookTab): Promise<{ ours: number; whole: number }> {
  await tab.enterOwn();
  await tab.open(privateMail(0));
  await pause(settling);
  const { pages, frames } = mainThreads(await trace(tab.page, () => pause(idling)));
  return {
    ours: sum(pages, 'ours') + sum(frames, 'ours'),
    whole: sum(pages, 'whole'),
  };
}
