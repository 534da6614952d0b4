import type { Page } from 'playwright-core';
import { wordsFor } from '#lib/words/words.ts';
import { colleagues, password, team } from '#server/practice/people.ts';
import { launchBrowser, type Browser } from './browser.ts';
import { addWebmail, connectByOptions } from './connect-by-options.ts';
import { builtExtension } from './extension.ts';
import { sidebarOf, type Sidebar } from './person.ts';
import type { PracticeDesk } from './practice-desk.ts';

const words = wordsFor('en');

/** A sample person with a browser of their own, the extension in it connected, and the practice webmail open. */
export interface PracticePerson {
  name: string;
  browser: Browser;
  page: Page;
  sidebar: Sidebar;
  /** Presses the button by which a customer writes. */
  customerWrites(): Promise<void>;
  /** Brings the inbox up to date and opens the mail with this subject; `account`: the shared mailbox unless named. */
  open(subject: string, account?: string): Promise<void>;
  /** Presses a key in the sidebar. */
  press(key: string): Promise<void>;
  /** Opens one of the extension's own pages in a tab, such as `popup.html`. */
  openOwn(path: string): Promise<Page>;
  close(): Promise<void>;
}

/** Opens a browser for a sample person and connects it the way people do. */
export async function openPracticePerson(
  desk: PracticeDesk,
  as: 'linda' | 'wang',
): Promise<PracticePerson> {
  const { name, address } = colleagues[as];
  const browser = await launchBrowser({
    extension: builtExtension(),
    viewport: { width: 1280, height: 900 },
  });
  try {
    const { context } = browser;
    const openOwn = async (path: string): Promise<Page> => {
      const own = await context.newPage();
      await own.goto(`chrome-extension://${browser.extensionId}/${path}`);
      return own;
    };
    const options = await openOwn('options.html');
    await connectByOptions(options, desk.url, { name, team, address, password });
    const base = `${desk.url}/practice/`;
    await addWebmail(options, base);
    await options.close();
    const page = context.pages()[0] ?? (await context.newPage());
    const inbox = (account?: string): string =>
      `${base}?${new URLSearchParams({ as, ...(account && { account }) })}`;
    await page.goto(inbox());
    const sidebar = sidebarOf(page);
    return {
      name,
      browser,
      page,
      sidebar,
      customerWrites: () =>
        page.getByRole('button', { name: words.practice.customerWrites }).click(),
      async open(subject, account) {
        await page.goto(inbox(account));
        await page.locator('.list a', { hasText: subject }).click();
        await page.locator('#subject', { hasText: subject }).waitFor();
      },
      async press(key) {
        // A heading takes no press, but its frame takes the focus.
        await sidebar.frame.locator('h2').first().click();
        await page.keyboard.press(key);
      },
      openOwn,
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
