import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { colleagues, password, team } from '#server/practice/people.ts';
import { expectAccessiblePage } from '#tests/support/accessible-page.ts';
import { launchBrowser, type Browser } from '#tests/support/browser.ts';
import { connectByOptions } from '#tests/support/connect-by-options.ts';
import { builtExtension } from '#tests/support/extension.ts';
import { lastLook } from '#tests/support/last-look.ts';
import { startPracticeDesk, type PracticeDesk } from '#tests/support/practice-desk.ts';
import type { Device } from '#tests/support/team-server/device.ts';
import { until } from '#tests/support/until.ts';

/** A manager writes a rule on the desk, and the next mail goes where it says, with nobody at a webmail. */
const words = wordsFor('en');
const { rules: say } = words;
const subject = 'Prices for product A, 40 pieces';

let desk: PracticeDesk;
let browser: Browser;
let manager: Device;
let page: Page;

beforeAll(async () => {
  desk = await startPracticeDesk();
  manager = await desk.device('zhou');
  browser = await launchBrowser({
    extension: builtExtension(),
    viewport: { width: 1280, height: 900 },
  });
  const options = await browser.context.newPage();
  await options.goto(`chrome-extension://${browser.extensionId}/options.html`);
  const { name, address } = colleagues.zhou;
  await connectByOptions(options, desk.url, { name, team, address, password });
  const opening = browser.context.waitForEvent('page');
  await options.getByRole('link', { name: words.do.openDesk }).click();
  page = await opening;
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

lastLook(() => ({ zhou: page }));

const room = (name: keyof typeof words.desk.room) =>
  page.getByRole('navigation').getByRole('link', { name: words.desk.room[name] });

test('each room opens from the navigation, says its name, and can be used by everybody', async () => {
  for (const name of [
    'templates',
    'mailboxes',
    'webmails',
    'roster',
    'profiles',
    'rules',
  ] as const) {
    await room(name).click();
    const heading = page.getByRole('heading', { level: 1, name: words.desk.room[name] });
    await heading.waitFor();
    await until(() => heading.evaluate((one) => one === document.activeElement));
    await expectAccessiblePage(page);
  }
});

test('a rule is written, tried on what has come so far, and saved', async () => {
  await page.getByRole('link', { name: say.add }).click();
  await page.getByLabel(say.name, { exact: true }).fill('Product A to Linda');
  const phrases = page.getByRole('textbox', { name: say.wordsLabel });
  await phrases.fill('product A');
  await phrases.press('Enter');
  await page.getByLabel(say.person).selectOption(colleagues.linda.name);
  await expectAccessiblePage(page);
  await page.getByRole('button', { name: say.tryIt }).click();
  await page.getByText(/^It would have matched none of the last \d+\.$/).waitFor();
  await page.getByRole('button', { name: words.do.save }).click();
  await page.getByRole('link', { name: 'Product A to Linda' }).waitFor();
  const saved = await until(async () =>
    (await manager.rows('rules')).find(({ name }) => name === 'Product A to Linda'),
  );
  expect(saved).toMatchObject({
    active: true,
    conditions: [{ kind: 'words', where: 'subject', any: ['product A'] }],
  });
});

test('it moves above the others', async () => {
  const up = page.getByRole('button', { name: say.up('Product A to Linda') });
  const first = page.locator('.rule-list li').first();
  while (!(await first.textContent())?.includes('Product A to Linda')) {
    const before = await page.locator('.rule-list').textContent();
    await up.click();
    await page.waitForFunction(
      (text) => document.querySelector('.rule-list')?.textContent !== text,
      before,
    );
  }
  await until(async () => {
    const all = (await manager.rows('rules')).toSorted((a, b) => a.position - b.position);
    return all[0]?.name === 'Product A to Linda';
  });
});

test('a customer writes about it, and Linda has it', async () => {
  await desk.receive({
    from: 'Amina Bello <amina@kano-farms.example>',
    subject,
    text: 'How much?',
  });
  const inquiry = await until(async () =>
    (await manager.rows('inquiries')).find((one) => one.subject === subject && one.assigneeId),
  );
  const holder = (await manager.rows('members')).find(({ id }) => id === inquiry.assigneeId);
  expect(holder?.name).toBe(colleagues.linda.name);
  expect(inquiry.routing?.rules.map(({ name }) => name)).toContain('Product A to Linda');
});

test('tried again, the rule names that inquiry', async () => {
  await page.getByRole('link', { name: 'Product A to Linda' }).click();
  await page.getByRole('button', { name: say.tryIt }).click();
  const list = page.getByRole('list', { name: say.triedList });
  await list.getByText(subject).waitFor();
  expect(await list.textContent()).toContain(say.would.given(colleagues.linda.name));
});
