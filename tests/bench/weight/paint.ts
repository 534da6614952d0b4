import type { Frame } from 'playwright-core';
import { sidebarFrame } from '../sidebar-frame.ts';
import type { OutlookTab } from '#tests/support/outlook-tab.ts';

/**
 * From Outlook having a mail in its pane and its address, which comes last, to the sidebar painted, in milliseconds. An
 * address that has not come yet may be of the mail before: until then nothing is said of either.
 */
export async function paintings(tab: OutlookTab, subjects: readonly string[]): Promise<number[]> {
  const { page } = tab;
  await page.evaluate(() => {
    const { navigation } = globalThis as unknown as { navigation: EventTarget };
    navigation.addEventListener('currententrychange', () => performance.mark('there'));
  });
  const sidebar = sidebarFrame(page);
  const times: number[] = [];
  for (const subject of subjects) {
    await page.evaluate(() => performance.clearMarks('there'));
    await sidebar.evaluate(() => performance.clearMarks('baton:painted'));
    await tab.open(subject);
    const [there, painted] = [
      await marked(page.mainFrame(), 'there'),
      await marked(sidebar, 'baton:painted'),
    ];
    times.push(painted - there);
  }
  return times;
}

/** When the first mark of this name was made, once it is. */
function marked(frame: Frame, name: string): Promise<number> {
  return frame.evaluate(async (wanted) => {
    for (;;) {
      const [mark] = performance.getEntriesByName(wanted);
      if (mark) return performance.timeOrigin + mark.startTime;
      await new Promise((later) => setTimeout(later, 10));
    }
  }, name);
}
