import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { mailbox } from '#server/practice/people.ts';
import { builtExtension } from '#tests/support/extension.ts';
import { gmailAccount } from '#tests/support/gmail-account.ts';
import { gmailThreads, newsletter, takeInThread } from '#tests/support/gmail-desk.ts';
import { openGmailPerson, type GmailPerson } from '#tests/support/gmail-person.ts';
import { startGmail, type GmailStandIn } from '#tests/support/gmail.ts';
import { lastLook } from '#tests/support/last-look.ts';
import { startPracticeDesk, type PracticeDesk } from '#tests/support/practice-desk.ts';

/** The real InboxSDK on a page that has what it asks for: our panel, our claim, our text, and nobody told of it. */
const words = wordsFor('en');
const { grace, okoro, voss } = gmailThreads;
const firstReply = /First reply with questions/;
let desk: PracticeDesk;
let gmail: GmailStandIn;
let linda: GmailPerson;

beforeAll(async () => {
  desk = await startPracticeDesk();
  gmail = await startGmail([
    gmailAccount({
      address: mailbox.address,
      threads: structuredClone([grace, okoro, voss, newsletter]),
    }),
  ]);
  for (const thread of [grace, okoro, voss]) await takeInThread(desk, thread);
  linda = await openGmailPerson(desk, gmail, 'linda');
});
afterAll(async () => {
  await linda?.close();
  await gmail?.stop();
  await desk?.stop();
});
lastLook(() => ({ linda: linda?.page }));

const draft = (): Locator => linda.page.locator('[g_editable]').last();
const insertTemplate = async (): Promise<void> => {
  const { frame, title } = linda.sidebar;
  await title.click();
  await linda.page.keyboard.press('r');
  await frame.getByRole('option', { name: firstReply }).click();
  const blanks = frame.locator('.blanks input');
  for (let at = 0; at < (await blanks.count()); at += 1) await blanks.nth(at).fill('Sales');
  await linda.sidebar.button(words.do.insert).click();
};

describe('one person', () => {
  test('sees the inquiry in a panel of Gmail’s own sidebar, and claims it', async () => {
    await linda.open(grace.subject);
    await linda.page.locator('.brC-brG iframe[src*="/sidebar.html"]').waitFor();
    await linda.sidebar.title.filter({ hasText: words.state.open }).waitFor();
    await linda.sidebar.button(words.do.claim).click();
    await linda.sidebar.title.filter({ hasText: words.state.mine }).waitFor();
  });

  test('has a reply opened and a template put above signature and quote, and undoes it', async () => {
    await insertTemplate();
    await draft().getByText('Hello Grace Wanjiru').waitFor();
    const text = await draft().innerText();
    expect(text.indexOf('Hello Grace')).toBeLessThan(text.indexOf('North Quay Pumps'));
    expect(text.indexOf('North Quay Pumps')).toBeLessThan(text.indexOf('which model'));
    await draft().focus();
    await linda.page.keyboard.press('Control+z');
    await expect.poll(() => draft().innerText()).not.toContain('Hello Grace');
    await linda.page.keyboard.press('Control+Shift+z');
    await draft().getByText('Hello Grace Wanjiru').waitFor();
    expect(gmail.sent).toEqual([]);
  });

  test('sends it: Gmail says so, and it is answered by them', async () => {
    await linda.page.locator('.send').click();
    await linda.sidebar.title.filter({ hasText: words.state.answeredMe }).waitFor();
    expect(gmail.sent).toMatchObject([
      { from: mailbox.address, to: ['grace@kilimo-solar.test'], thread: grace.id },
    ]);
  });
});

describe('what is told to whom', () => {
  test('InboxSDK met nothing it could not cope with', async () => {
    expect(await linda.errors()).toEqual([]);
  });

  test('nobody was told but Gmail and the team’s own server', async () => {
    const hosts = [...linda.asked].filter((host) => host !== linda.browser.extensionId && host);
    expect(hosts.toSorted()).toEqual([new URL(desk.url).host, 'mail.google.com']);
    expect(gmail.requests.filter((one) => !one.startsWith('mail.google.com '))).toEqual([]);
  });

  test('no file of the extension names a home to report to', async () => {
    const extension = builtExtension();
    const names = await readdir(extension, { recursive: true });
    for (const name of names.filter((one) => one.endsWith('.js'))) {
      const text = await readFile(join(extension, name), 'utf8');
      expect(text, name).not.toMatch(/api\.inboxsdk\.com|pubsub\.googleapis\.com/);
    }
  });
});

describe('a Gmail that has changed', () => {
  test('stands beside the mail where Gmail’s sidebar is gone', async () => {
    await linda.goto('/mail/u/0/?bare#inbox');
    await linda.open(okoro.subject);
    // InboxSDK waits a quarter of a minute for it.
    await linda.page.locator('body > iframe[src*="/sidebar.html"]').waitFor();
    await linda.sidebar.title.filter({ hasText: words.state.open }).waitFor();
  });
});
