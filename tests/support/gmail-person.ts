import type { Locator, Page } from 'playwright-core';
import type { colleagues } from '#server/practice/people.ts';
import { launchBrowser, type Browser } from './browser.ts';
import { builtExtension } from './extension.ts';
import type { GmailStandIn } from './gmail.ts';
import { sidebarOf, type Sidebar } from './person.ts';
import type { PracticeDesk } from './practice-desk.ts';

/** A sample person with a browser of their own, the extension in it connected, and the stand-in for Gmail open. */
export interface GmailPerson {
  browser: Browser;
  page: Page;
  sidebar: Sidebar;
  /** Hosts that the page or the extension has asked for anything. */
  asked: Set<string>;
  /** What InboxSDK could not cope with, on all pages so far. */
  errors(): Promise<string[]>;
  /** The row of this subject, and the chip in it. */
  row(subject: string): Locator;
  chip(subject: string): Locator;
  /** Opens the thread from the list, where the list is shown. */
  open(subject: string): Promise<void>;
  /** Shows the list. */
  list(): Promise<void>;
  /** Opens Gmail in another way: another account, without what InboxSDK looks for. */
  goto(path: string): Promise<void>;
  openOwn(path: string): Promise<Page>;
  close(): Promise<void>;
}

const origin = 'https://mail.google.com';

export async function openGmailPerson(
  desk: PracticeDesk,
  gmail: GmailStandIn,
  as: keyof Pick<typeof colleagues, 'linda' | 'wang'>,
  number = 0,
): Promise<GmailPerson> {
  const browser = await launchBrowser({
    extension: builtExtension(),
    hosts: gmail.hosts,
    viewport: { width: 1280, height: 900 },
  });
  try {
    const { context } = browser;
    const asked = new Set<string>();
    context.on('request', (request) => asked.add(new URL(request.url()).host));
    const base = `${origin}/mail/u/${number}/`;
    await desk.connect(context, as, [{ name: 'gmail', base }]);
    const page = await context.newPage();
    const past: string[] = [];
    const now = async (): Promise<string[]> =>
      page.url().startsWith(origin)
        ? page.evaluate<string[]>('standIn.errors.map((one) => JSON.stringify(one))')
        : [];
    const goto = async (path: string): Promise<void> => {
      past.push(...(await now()));
      await page.goto(origin + path);
    };
    await goto(`/mail/u/${number}/#inbox`);
    const row = (subject: string): Locator => page.locator('tr.zA', { hasText: subject });
    return {
      browser,
      page,
      sidebar: sidebarOf(page),
      asked,
      errors: async () => [...past, ...(await now())],
      row,
      chip: (subject) => row(subject).locator('baton-chip'),
      async open(subject) {
        await row(subject).locator('.y6').click();
        await page.locator('.ha h2', { hasText: subject }).waitFor();
      },
      async list() {
        await page.evaluate("location.hash = '#inbox'");
        await page.locator('tr.zA').first().waitFor();
      },
      goto,
      async openOwn(path) {
        const own = await context.newPage();
        await own.goto(`chrome-extension://${browser.extensionId}/${path}`);
        return own;
      },
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
