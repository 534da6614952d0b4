import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { launchBrowser, type Browser } from '#tests/support/browser.ts';
import { builtExtension } from '#tests/support/extension.ts';
import { startPracticeDesk, type PracticeDesk } from '#tests/support/practice-desk.ts';

const words = wordsFor('en');

describe('the practice webmail, as a newcomer meets it', () => {
  let desk: PracticeDesk;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    desk = await startPracticeDesk();
    browser = await launchBrowser({ extension: builtExtension() });
    const base = `${desk.url}/practice/`;
    await desk.connect(browser.context, 'linda', [{ name: 'practice', base }]);
    page = await browser.context.newPage();
    await page.goto(base);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  const sidebar = () => page.frameLocator('iframe[src*="/sidebar.html"]');
  const title = (text: string | RegExp) => sidebar().getByRole('heading', { name: text });
  const open = (subject: string): Promise<void> =>
    page.locator('.list a', { hasText: subject }).click();
  const insert = async (template: RegExp): Promise<void> => {
    await title(words.state.mine).click();
    await page.keyboard.press('r');
    await sidebar().getByRole('option', { name: template }).click();
    const blanks = sidebar().locator('.blanks input');
    for (let at = 0; at < (await blanks.count()); at += 1) await blanks.nth(at).fill('Sales');
    await sidebar().getByRole('button', { name: words.do.insert, exact: true }).click();
  };

  test('the sidebar shows the inquiry that is claimed', async () => {
    await open('submersible pumps');
    await title(words.state.mine).waitFor();
    await sidebar().getByText('Adaeze Okoro').first().waitFor();
  });

  test('its look follows the page', async () => {
    await page.getByRole('link', { name: words.practice.dark }).click();
    await sidebar().locator(':root[data-theme=dark][data-host]').waitFor({ state: 'attached' });
    await page.getByRole('link', { name: words.practice.light }).click();
    await title(words.state.mine).waitFor();
    await sidebar().locator(':root[data-theme=dark]').waitFor({ state: 'detached' });
  });

  test('a customer writes, and the new inquiry can be claimed', async () => {
    await page.getByRole('button', { name: words.practice.customerWrites }).click();
    await open('15 villages');
    await title(words.state.open).waitFor();
    await sidebar().getByRole('button', { name: words.do.claim, exact: true }).click();
    await title(words.state.mine).waitFor();
  });

  test('a template opens a reply, stands above the quote, and is undone in one step', async () => {
    await insert(/First reply with questions/);
    await page.waitForURL(/\/practice\/compose/);
    const area = page.locator('#text');
    await expect
      .poll(() => area.inputValue())
      .toMatch(/^[^>]*Grace[^>]*\n-- \nLinda Chen\n[^>]*> /);
    await area.focus();
    await page.keyboard.press('Control+z');
    expect(await area.inputValue()).not.toMatch(/^[^>]*Grace[^>]*-- \n/);
    await page.keyboard.press('Control+Shift+z');
    await page.getByRole('button', { name: words.practice.send }).click();
    await title(/^Answered/).waitFor();
  });

  test('goes into formatted replies too, as lines', async () => {
    await open('submersible pumps');
    await title(words.state.mine).waitFor();
    await page.getByRole('link', { name: words.practice.replyHtml }).click();
    const rich = page.locator('#rich');
    await insert(/Answer takes longer/);
    await rich.getByText('Adaeze', { exact: false }).first().waitFor();
    const order = await rich.evaluate((body) =>
      [...body.children].map((child) =>
        child.matches('.baton-quote') ? 'signature' : child.matches('blockquote') ? 'quote' : 'own',
      ),
    );
    expect(order.indexOf('signature')).toBeGreaterThan(3);
    expect(order.indexOf('quote')).toBeGreaterThan(order.indexOf('signature'));
  });

  test('goes quietly when the extension is updated under the page', async () => {
    const worker = await browser.worker();
    const gone = worker.waitForEvent('close');
    // The worker ends with its answer.
    await worker.evaluate('chrome.runtime.reload()').catch(() => null);
    await gone;
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.locator('iframe[src*="/sidebar.html"]').waitFor({ state: 'detached' });
    expect(await page.locator('#rich').count()).toBe(1);
  });
});

test('the script on webmail pages weighs at most 40 kB', () => {
  const script = readFileSync(join(builtExtension(), 'content-scripts/webmail.js'));
  const bytes = gzipSync(script).length;
  process.stdout.write(`content-scripts/webmail.js: ${bytes} bytes gzip\n`);
  expect(bytes).toBeLessThanOrEqual(40_000);
});

test('npm start opens it in a browser, says how to stop, and stops cleanly', async () => {
  builtExtension();
  const folder = await mkdtemp(join(tmpdir(), 'baton-start-'));
  const program = spawn(process.execPath, ['server/practice/start.ts'], {
    env: { ...process.env, BATON_DATA: folder, BATON_PORT: '0', BATON_HEADLESS: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const left = once(program, 'exit');
  let said = '';
  try {
    for await (const chunk of program.stdout) {
      said += String(chunk);
      if (said.includes('Ctrl+C')) program.kill('SIGINT');
    }
    expect(await left).toEqual([0, null]);
    expect(said).toMatch(/Practice webmail +http:\/\/127\.0\.0\.1:\d+\/practice\//);
    expect(said).toMatch(
      /A browser is open, with the extension connected as Linda Chen\.\nStop with Ctrl\+C\.\nStopped\./,
    );
  } finally {
    program.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
});
