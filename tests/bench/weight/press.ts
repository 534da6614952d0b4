import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { wordsFor } from '#lib/words/words.ts';
import type { OutlookTab } from '#tests/support/outlook-tab.ts';

const settling = 1_000;
const { guard } = wordsFor('en');

/** Of replies to mails that are none of ours: from the press of Send to the page sending, in milliseconds. */
export async function letGo(tab: OutlookTab, subjects: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const subject of subjects) {
    await reply(tab, subject);
    times.push(await press(tab.page, '[aria-busy]'));
    await editor(tab.page).waitFor({ state: 'detached' });
  }
  return times;
}

/** Of one reply to what a colleague holds: from each press of Send to its dialog being asked for, in milliseconds. */
export async function stopped(tab: OutlookTab, subject: string, times: number): Promise<number[]> {
  const { page } = tab;
  await reply(tab, subject);
  const dialog = page.locator('iframe[src*="/guard.html"]');
  const all: number[] = [];
  for (let at = 0; at < times; at += 1) {
    all.push(await press(page, 'iframe[src*="/guard.html"]'));
    await dialog.contentFrame().getByRole('button', { name: guard.keepEditing }).click();
    await dialog.waitFor({ state: 'detached' });
  }
  return all;
}

const editor = (page: Page) => page.locator('[id^="editorParent_"] > [contenteditable]');

async function reply(tab: OutlookTab, subject: string): Promise<void> {
  const { page } = tab;
  await tab.open(subject);
  // The address comes last, and with it the certainty which mail this is.
  await pause(settling);
  await page.locator('[data-icon-name="ArrowReplyRegular"]').click();
  await editor(page).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('Our best offer.');
  // Nobody presses Send before the verdict of a draft that was just opened is there.
  await pause(settling);
}

/** From the moment the browser gives the press, to the page having what `selector` means. */
async function press(page: Page, selector: string): Promise<number> {
  const done = page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        let pressed = 0;
        const note = ({ timeStamp }: Event): void => void (pressed = timeStamp);
        addEventListener('pointerup', note, { capture: true, once: true });
        const seen = new MutationObserver(() => {
          if (pressed === 0 || !document.querySelector(wanted)) return;
          seen.disconnect();
          resolve(performance.now() - pressed);
        });
        const how = { childList: true, subtree: true, attributes: true };
        seen.observe(document.documentElement, how);
      }),
    selector,
  );
  await page.locator('[data-testid="ComposeSendButton"] button').first().click();
  return done;
}
