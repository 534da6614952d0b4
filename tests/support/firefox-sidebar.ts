import type { Page } from 'puppeteer-core';
import { bytesShown, type Box } from './firefox-page.ts';
import { until } from './until.ts';

/** The sidebar that stands in a page of Firefox. What is in it cannot be asked, only pressed and looked at. */
export interface FirefoxSidebar {
  /** Until it shows more than its blank ground. */
  isPainted(): Promise<void>;
  /** Gives it the keyboard and presses a key there. */
  press(key: string): Promise<void>;
  /** Puts the template of this name into the reply; `isThere` says whether the page has it. */
  useTemplate(name: string, isThere: () => Promise<boolean>): Promise<void>;
}

export function sidebarIn(page: Page): FirefoxSidebar {
  const place = async (): Promise<Box> => {
    const frame = await page.waitForSelector('iframe[src$="/sidebar.html"]');
    const box = await frame?.boundingBox();
    if (!box) throw new Error('the sidebar has no place');
    return box;
  };
  const press = async (key: string): Promise<void> => {
    const { x, y } = await place();
    // The ring: it takes no press, but its frame takes the focus.
    await page.mouse.click(x + 47, y + 68);
    await page.keyboard.press(key as 'c');
  };
  return {
    async isPainted() {
      const box = await place();
      await until(async () => (await bytesShown(page, box)) > 60, { what: 'paint in the sidebar' });
    },
    press,
    useTemplate: (name, isThere) =>
      until(
        async () => {
          await press('r');
          await page.keyboard.type(name);
          await page.keyboard.press('Enter');
          const isDone = await until(isThere, { patience: 4000 }).catch(() => false);
          // Pressed before the list was there: the text went nowhere, and it begins anew.
          if (!isDone) await page.keyboard.press('Escape');
          return isDone;
        },
        { patience: 40_000, what: name },
      ).then(() => undefined),
  };
}
