import type { Locator, Page } from 'playwright-core';
import type { MailStack } from './mailstack.ts';
import type { Account } from './mailstack/accounts.ts';

/** A tab in which somebody reads and writes mail with Roundcube, doing what a person does there. */
export interface RoundcubeTab {
  page: Page;
  logIn(account: Account): Promise<void>;
  /** Leaves this account, so that another can be logged in. */
  logOut(): Promise<void>;
  /** Brings the list of a folder up to date and waits for the mail with this subject. */
  row(subject: string): Promise<Locator>;
  /** Selects a mail of the list, which shows it in the preview. */
  select(subject: string): Promise<void>;
  /** Presses Reply and waits until the draft can be written. */
  reply(): Promise<void>;
  /** Waits until the draft that was opened for the person can be written. */
  draft(): Promise<Draft>;
}

export interface Draft {
  text(): Promise<string>;
  /** Presses Send, and waits until Roundcube has sent it and is back at the list. */
  send(): Promise<void>;
}

export function roundcubeTab(page: Page, stack: MailStack): RoundcubeTab {
  // Roundcube asks before it leaves a draft; Playwright would say no.
  page.on('dialog', (dialog) => void dialog.accept().catch(() => {}));
  const rowOf = (subject: string): Locator =>
    page.locator('#messagelist tbody tr.message', { hasText: subject }).first();

  async function draft(): Promise<Draft> {
    await page.waitForURL(/_action=compose/);
    const area = page.locator('#composebody');
    await area.waitFor({ state: 'visible' });
    return {
      text: () => area.inputValue(),
      async send() {
        await page.click('#compose-content .formbuttons button.send');
        await page.waitForURL((url) => !url.search.includes('_action=compose'));
        await page.locator('#messagelist').waitFor({ state: 'attached' });
      },
    };
  }

  return {
    page,
    async logIn(account) {
      await page.goto(stack.webmail);
      await page.fill('#rcmloginuser', account);
      await page.fill('#rcmloginpwd', stack.password);
      await page.click('#rcmloginsubmit');
      await page.locator('#messagelist').waitFor({ state: 'attached' });
    },
    async logOut() {
      await page.goto(`${stack.webmail}?_task=mail`);
      const token = await page.evaluate<string>('rcmail.env.request_token');
      await page.goto(`${stack.webmail}?_task=logout&_token=${token}`);
      await page.locator('#rcmloginuser').waitFor();
    },
    async row(subject) {
      const row = rowOf(subject);
      // Its own refresh may never show a mail that came while another request counted the folder.
      while ((await row.count()) === 0) {
        await page.evaluate(`rcmail.command('list')`);
        await row.waitFor({ timeout: 2000 }).catch(() => {});
      }
      return row;
    },
    async select(subject) {
      const row = await this.row(subject);
      await row.click();
      await page
        .frameLocator('#messagecontframe')
        .locator('#message-header h2.subject', { hasText: subject })
        .waitFor();
    },
    async reply() {
      await page.click('#toolbar-menu a.reply');
      await draft();
    },
    draft,
  };
}
