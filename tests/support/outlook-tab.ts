import type { Page } from 'playwright-core';

const home = 'https://outlook.office.com';

/** A tab in which somebody reads mail with the stand-in of Outlook, doing what a person does there. */
export interface OutlookTab {
  page: Page;
  /** Opens Outlook at the own inbox, set as the query says. */
  enterOwn(query?: string): Promise<void>;
  /** Opens it at the shared mailbox among the folders of the own one. */
  enter(query?: string): Promise<void>;
  /** Opens the mail of this subject from the list. */
  open(subject: string): Promise<void>;
}

/** @param address whose account it is. */
export function outlookTab(page: Page, address: string): OutlookTab {
  const inboxes = page.locator('[role="treeitem"][data-folder-name="inbox"]');
  const enterOwn = async (query = ''): Promise<void> => {
    await page.goto(`${home}/mail/?${new URLSearchParams(`as=${address}&${query}`)}`);
    await inboxes.nth(1).waitFor();
  };
  return {
    page,
    enterOwn,
    async enter(query) {
      await enterOwn(query);
      await inboxes.nth(1).click();
    },
    async open(subject) {
      await page.locator('[role="option"]', { hasText: subject }).click();
      await page
        .locator('#ReadingPaneContainerId [id$="_SUBJECT"]', { hasText: subject })
        .waitFor();
    },
  };
}
