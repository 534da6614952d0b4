import type { FrameLocator, Locator, Page } from 'playwright-core';
import { launchBrowser, type Browser } from './browser.ts';
import { addWebmail, connectByOptions } from './connect-by-options.ts';
import { builtExtension } from './extension.ts';
import type { MailStack } from './mailstack.ts';
import type { Account } from './mailstack/accounts.ts';
import { roundcubeTab, type RoundcubeTab } from './roundcube-tab.ts';
import type { Colleague, TeamServer } from './team-server.ts';
import { password, teamName } from './team-server/set-up.ts';

/** The sidebar of one tab, by what a person or a screen reader finds in it. */
export interface Sidebar {
  frame: FrameLocator;
  /** Whose inquiry this is: the title beside the ring. */
  title: Locator;
  /** How long is left: the line under the title. */
  line: Locator;
  ring: Locator;
  button(name: string): Locator;
  text(text: string | RegExp): Locator;
  /** What was refused, and why. */
  refusal: Locator;
}

/** A member with a browser of their own, with the extension in it, connected, and Roundcube open. */
export interface Person {
  colleague: Colleague;
  browser: Browser;
  mail: RoundcubeTab;
  sidebar: Sidebar;
  /** Opens one of the extension's own pages in a tab, such as `popup.html`. */
  openOwn(path: string): Promise<Page>;
  /** What stands on the toolbar icon. */
  badge(): Promise<string>;
  /** The names of the notifications that stand on the screen. */
  notifications(): Promise<string[]>;
  close(): Promise<void>;
}

/** A profile that outlives its browser, and whether somebody has connected it before. */
export interface KeptProfile {
  folder: string;
  isConnected: boolean;
}

/**
 * Opens a browser for a member: connects it by the real device flow (options page, code, the server's page on which
 * they say that it is theirs), adds Roundcube as a webmail and logs in there as `account`.
 */
export async function openPerson(
  server: Pick<TeamServer, 'url'>,
  stack: MailStack,
  colleague: Colleague,
  account: Account,
  kept?: KeptProfile,
): Promise<Person> {
  const browser = await launchBrowser({
    extension: builtExtension(),
    viewport: { width: 1440, height: 900 },
    ...(kept && { profile: kept.folder }),
  });
  try {
    const { context } = browser;
    const openOwn = async (path: string): Promise<Page> => {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${browser.extensionId}/${path}`);
      return page;
    };
    if (!kept?.isConnected) {
      const options = await openOwn('options.html');
      await connectByOptions(options, server.url, { ...colleague, team: teamName, password });
      await addWebmail(options, stack.webmail);
      await options.close();
    }
    const [blank] = context.pages();
    const page = blank ?? (await context.newPage());
    const mail = roundcubeTab(page, stack);
    await mail.logIn(account);
    return {
      colleague,
      browser,
      mail,
      sidebar: sidebarOf(page),
      openOwn,
      async badge() {
        const worker = await browser.worker();
        return worker.evaluate<string>('chrome.action.getBadgeText({})');
      },
      async notifications() {
        const worker = await browser.worker();
        return worker.evaluate<string[]>('chrome.notifications.getAll().then(Object.keys)');
      },
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

export function sidebarOf(page: Page): Sidebar {
  const frame = page.frameLocator('iframe[src*="/sidebar.html"]');
  const hero = frame.locator('.hero');
  return {
    frame,
    title: hero.getByRole('heading', { level: 2 }),
    line: hero.locator('.who p'),
    ring: hero.getByRole('img').first(),
    button: (name) => frame.getByRole('button', { name, exact: true }),
    text: (text) => frame.getByText(text),
    refusal: frame.locator('.strip.refusal'),
  };
}
