import type { Page } from 'puppeteer-core';
import type { Box } from './firefox-page.ts';

/** The soft stop at Send, as it stands in a page of Firefox: a frame that can be pressed and not asked. */
export interface FirefoxDialog {
  /** Until it is there and has said how high it is, which it learns from the worker. */
  stands(): Promise<Box>;
  /** Presses Keep editing where a person sees it, and waits until the dialog has gone. */
  keepEditing(): Promise<void>;
  /** Goes back from the first button to the last by keyboard, which is Send anyway, and presses it. */
  sendAnyway(): Promise<void>;
}

const selector = 'iframe[src*="/guard.html"]';

export function dialogIn(page: Page): FirefoxDialog {
  const stands = async (): Promise<Box> => {
    await page.waitForFunction(
      (wanted) => {
        const frame = document.querySelector<HTMLElement>(wanted);
        return frame?.style.visibility === 'visible' && document.activeElement === frame;
      },
      {},
      selector,
    );
    const box = await (await page.$(selector))?.boundingBox();
    if (!box) throw new Error('the dialog has no place');
    return box;
  };
  return {
    stands,
    async keepEditing() {
      const { x, y, height } = await stands();
      // The first of the buttons, which stand above the last line.
      await page.mouse.click(x + 70, y + height - 62);
      await page.waitForSelector(selector, { hidden: true });
    },
    async sendAnyway() {
      await stands();
      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      await page.keyboard.up('Shift');
      await page.keyboard.press('Enter');
    },
  };
}
