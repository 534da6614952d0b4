import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { takeIn } from '#server/mail/intake/intake.ts';
import { wholeMail } from '#server/mail/facts/parse.ts';
import { compose } from '#server/practice/mail.ts';
import { launchBrowser, type Browser } from '#tests/support/browser.ts';
import { builtExtension } from '#tests/support/extension.ts';
import { startGmail, type GmailStandIn } from '#tests/support/gmail.ts';
import { startPracticeDesk, type PracticeDesk } from '#tests/support/practice-desk.ts';

/** The real InboxSDK on a page that has what it asks for: our panel, our claim, our text, and nobody told of it. */
const words = wordsFor('en');
const extension = builtExtension();
let desk: PracticeDesk;
let gmail: GmailStandIn;
let browser: Browser;
let page: Page;
const asked = new Set<string>();

beforeAll(async () => {
  desk = await startPracticeDesk();
  gmail = await startGmail();
  await takeIn(desk.deps, {
    teamId: desk.desk.teamId,
    of: { kind: 'mailbox', mailboxId: desk.desk.mailboxId },
    folder: 'inbox',
    place: null,
    raw: wholeMail(
      await compose({
        from: '"Grace Wanjiru" <grace@kilimo-solar.test>',
        to: 'info@northquay.test',
        subject: 'Solar pumps for 15 villages',
        text: 'Dear Sir,\nwhich model do you suggest for 15 villages in Kenya?\nGrace Wanjiru',
        date: new Date(),
      }),
    ),
    receivedAt: new Date(),
    gmail: { threadId: '18c2f0a1b2c3d4e5', messageId: '18c2f0a1b2c3d4e6' },
    notBefore: null,
  });
  browser = await launchBrowser({ extension, hosts: gmail.hosts });
  browser.context.on('request', (request) => asked.add(new URL(request.url()).host));
  await desk.connect(browser.context, 'linda', [
    { name: 'gmail', base: 'https://mail.google.com/mail/u/0/' },
  ]);
  page = await browser.context.newPage();
  await page.goto('https://mail.google.com/mail/u/0/#inbox');
});
afterAll(async () => {
  await browser?.close();
  await gmail?.stop();
  await desk?.stop();
});

const sidebar = () => page.frameLocator('.brC-brG iframe[src*="/sidebar.html"]');

test('shows the inquiry in a panel of Gmail’s own sidebar, and lets it be claimed', async () => {
  await page.click('.zA');
  await sidebar().getByRole('heading', { name: words.state.open }).waitFor();
  await sidebar().getByRole('button', { name: words.do.claim, exact: true }).click();
  await sidebar().getByRole('heading', { name: words.state.mine }).waitFor();
});

test('opens a reply and puts a template at its caret', async () => {
  await sidebar().getByRole('heading', { name: words.state.mine }).click();
  await page.keyboard.press('r');
  await sidebar()
    .getByRole('option', { name: /First reply with questions/ })
    .click();
  const blanks = sidebar().locator('.blanks input');
  for (let at = 0; at < (await blanks.count()); at += 1) await blanks.nth(at).fill('Sales');
  await sidebar().getByRole('button', { name: words.do.insert, exact: true }).click();
  const draft = page.locator('.ip [g_editable]');
  await draft.getByText('Grace Wanjiru').waitFor();
  expect(await draft.locator('div').count()).toBeGreaterThan(3);
  expect(await page.evaluate('standIn.sent')).toBe(0);
});

test('InboxSDK met nothing it could not cope with', async () => {
  expect(await page.evaluate('standIn.errors')).toEqual([]);
});

test('nobody was told but Gmail and the team’s own server', async () => {
  const hosts = [...asked].filter((host) => host !== browser.extensionId && host !== '');
  expect(hosts.toSorted()).toEqual([new URL(desk.url).host, 'mail.google.com']);
  expect(gmail.requests.filter((one) => !one.startsWith('mail.google.com '))).toEqual([]);
});

test('no file of the extension names a home to report to', async () => {
  const names = await readdir(extension, { recursive: true });
  for (const name of names.filter((one) => one.endsWith('.js'))) {
    const text = await readFile(join(extension, name), 'utf8');
    expect(text, name).not.toMatch(/api\.inboxsdk\.com|pubsub\.googleapis\.com/);
  }
});

test('stands beside the mail where Gmail’s sidebar is gone', async () => {
  await page.goto('https://mail.google.com/mail/u/0/?bare#inbox');
  await page.click('.zA');
  // InboxSDK waits a quarter of a minute for it.
  const frame = page.locator('body > iframe[src*="/sidebar.html"]');
  await frame.waitFor();
  const claimed = frame.contentFrame().getByRole('heading', { name: words.state.mine });
  await claimed.waitFor();
});
