import type { Page } from 'playwright-core';
import { colleagues, mailbox } from '#server/practice/people.ts';
import { launchBrowser, type Browser } from './browser.ts';
import { builtExtension } from './extension.ts';
import type { OutlookMail, OutlookStandIn } from './outlook.ts';
import { outlookTab, type OutlookTab } from './outlook-tab.ts';
import { sidebarOf, type Sidebar } from './person.ts';
import type { PracticeDesk } from './practice-desk.ts';

/** A sample person with a browser of their own, connected, and the stand-in of Outlook in it. */
export interface OutlookPerson extends OutlookTab {
  name: string;
  browser: Browser;
  sidebar: Sidebar;
  /** What the page's console said of trouble. */
  troubles: string[];
  /** Presses a key in the sidebar. */
  press(key: string): Promise<void>;
  openOwn(path: string): Promise<Page>;
  close(): Promise<void>;
}

const home = 'https://outlook.office.com';

interface Look {
  colorScheme?: 'light' | 'dark';
  language?: 'en_US' | 'zh_CN';
}

export async function openOutlookPerson(
  desk: PracticeDesk,
  outlook: OutlookStandIn,
  as: 'linda' | 'wang',
  look: Look = {},
): Promise<OutlookPerson> {
  const browser = await launchBrowser({
    extension: builtExtension(),
    hosts: outlook.hosts,
    viewport: { width: 1440, height: 900 },
    ...look,
  });
  try {
    const { context } = browser;
    await desk.connect(context, as, [{ name: 'outlook', base: `${home}/mail/` }]);
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (said) => {
      // Of a page that is served by a certificate of ours the browser says so.
      if (said.type() === 'error') troubles.push(said.text());
    });
    const sidebar = sidebarOf(page);
    return {
      ...outlookTab(page, colleagues[as].address),
      name: colleagues[as].name,
      browser,
      sidebar,
      troubles,
      async press(key) {
        await sidebar.frame.locator('h2').first().click();
        await page.keyboard.press(key);
      },
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

/** A customer's mail, as the server receives it and as Outlook shows it in the shared mailbox. */
export async function customerWrites(
  desk: PracticeDesk,
  outlook: OutlookStandIn,
  mail: Pick<OutlookMail, 'from' | 'subject' | 'lines'>,
): Promise<void> {
  const { from, subject, lines } = mail;
  const date = desk.deps.now();
  await desk.receive({ from: `"${from.name}" <${from.address}>`, subject, text: lines.join('\n') });
  outlook.deliver(mailbox.address, { ...mail, to: [mailbox], date });
}
