import type { OutlookTab } from '#tests/support/outlook-tab.ts';
import { longest, mainThreads } from './tasks.ts';
import { trace } from './trace.ts';

/**
 * Scrolls the whole list, four rows with each frame, and back. The longest that script of ours ran in one task of the
 * page, and the longest task there, in milliseconds.
 */
export async function scrolling({ page }: OutlookTab): Promise<{ ours: number; whole: number }> {
  const events = await trace(page, () =>
    page.locator('[role="listbox"]').evaluate(async (list) => {
      const frame = () => new Promise((next) => requestAnimationFrame(next));
      for (const step of [300, -300]) {
        for (;;) {
          const before = list.scrollTop;
          list.scrollTop += step;
          if (list.scrollTop === before) break;
          await frame();
        }
      }
      // What was put off is done within this.
      await new Promise((later) => setTimeout(later, 1_000));
    }),
  );
  const { pages } = mainThreads(events);
  return { ours: longest(pages, 'ours'), whole: longest(pages, 'whole') };
}
