import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Chip, ListRow } from '#lib/protocol/chip.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { openProbeBrowser } from '#tests/support/probe-browser.ts';
import { order, sentFrom } from '#tests/support/probe.ts';
import { until } from '#tests/support/until.ts';

/** lib/webmails by itself in the real Roundcube: the rows it marks, and the Send it holds. */
const browser = await openProbeBrowser();

const pumps = {
  from: '"Adaeze Okoro" <adaeze@okoro-farms.test>',
  to: 'ACME Info <info@acme.test>',
  subject: 'Quotation for 40 submersible pumps',
  headers: { 'Message-ID': '<pumps-1@okoro-farms.test>' },
  text: 'Dear Sir,\n\nplease quote 40 submersible pumps.\n\nAdaeze Okoro',
};
const valves = { ...pumps, from: 'Li Ming <li@kunde.test>', subject: '询价：阀门', headers: {} };

describe.each(['elastic', 'larry'] as const)('Roundcube’s %s skin', (skin) => {
  let stack: MailStack;
  let page: Page;

  beforeAll(async () => {
    stack = await startMailStack({ skin });
    await stack.deliver(pumps);
    page = await browser.context.newPage();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(stack.webmail);
    await page.fill('#rcmloginuser', 'info');
    await page.fill('#rcmloginpwd', stack.password);
    await page.click('#rcmloginsubmit');
    await page.waitForSelector('#messagelist');
  });
  afterAll(async () => {
    await page?.close();
    await stack?.stop();
  });

  const rowOf = (subject: string) =>
    page.locator('#messagelist tbody tr.message', { hasText: subject });
  const rows = async (): Promise<ListRow[]> =>
    JSON.parse((await page.locator('html').getAttribute('data-rows')) ?? '[]') as ListRow[];
  const toldOf = (subject: string) =>
    until(async () => (await rows()).find((row) => row.subject === subject));
  const mark = async (subject: string): Promise<void> => {
    const { key } = await toldOf(subject);
    const state = { holder: 'other', state: 'soon', presence: 'writing', text: 'WL' } as const;
    const chips: Chip[] = [{ key, ...state, label: 'Wang Lei’s, due soon' }];
    await order(page, 'chips', JSON.stringify(chips));
  };
  const heightOf = async (subject: string): Promise<number> =>
    (await rowOf(subject).boundingBox())?.height ?? 0;
  const reply = async (): Promise<void> => {
    await page.goto(`${stack.webmail}?_task=mail&_action=compose&_reply_uid=1&_mbox=INBOX`);
    await page.locator('html[data-draft]').waitFor({ state: 'attached' });
    await page.locator('#composebody').fill('Dear Adaeze, thank you.');
  };
  const send = () => page.locator('[onclick*="command(\'send\',"]').click();

  test('tells the rows of the list, and marks one without making it higher', async () => {
    await rowOf(pumps.subject).waitFor();
    expect(await toldOf(pumps.subject)).toMatchObject({
      account: 'info@acme.test',
      place: { folder: 'INBOX', uid: 1 },
      from: { name: 'Adaeze Okoro', address: 'adaeze@okoro-farms.test' },
    });
    const before = await heightOf(pumps.subject);
    await mark(pumps.subject);
    const chip = rowOf(pumps.subject).getByRole('img', { name: 'Wang Lei’s, due soon' });
    await chip.waitFor();
    // Larry's line is half a pixel lower as a box of its own.
    const after = await heightOf(pumps.subject);
    expect(after).toBeLessThanOrEqual(before);
    expect(after).toBeGreaterThan(before - 1);
    const [inner, outer] = [await chip.boundingBox(), await rowOf(pumps.subject).boundingBox()];
    expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeLessThanOrEqual(
      (outer?.x ?? 0) + (outer?.width ?? 0),
    );
  });

  test('keeps the mark through Roundcube’s own refresh, and tells what is new', async () => {
    await stack.deliver(valves);
    await until(async () => {
      await page.evaluate(`rcmail.command('list')`);
      return (await rowOf(valves.subject).count()) > 0;
    });
    expect(await toldOf(valves.subject)).toMatchObject({ from: { address: 'li@kunde.test' } });
    await page.locator('#messagelist baton-chip').waitFor();
    expect(await page.locator('#messagelist baton-chip').count()).toBe(1);
    expect(await rowOf(pumps.subject).locator('baton-chip').count()).toBe(1);
  });

  test('holds Send until it may go, and then it goes once', async () => {
    await reply();
    const draft = await page.locator('html').getAttribute('data-draft');
    expect(JSON.parse(draft ?? '')).toMatchObject({ to: ['adaeze@okoro-farms.test'] });
    await order(page, 'hold');
    await send();
    await send();
    expect(await page.locator('html').getAttribute('data-asked')).toBe('2');
    await order(page, 'may', 'no');
    expect(page.url()).toContain('_action=compose');
    expect(await sentFrom(page)).toEqual([]);
    await send();
    await Promise.all([
      page.waitForURL((url) => !url.search.includes('_action=compose')),
      order(page, 'may', 'yes').catch(() => null),
    ]);
    expect(await sentFrom(page)).toHaveLength(1);
  });

  test('in the HTML editor as well, and lets go at once what need not wait', async () => {
    await reply();
    await page.selectOption('select[name=editorSelector], #editor-selector', 'html', {
      force: true,
    });
    const body = page.frameLocator('#composebody_ifr').locator('body[contenteditable=true]');
    await body.waitFor();
    await order(page, 'hold');
    await body.press('Control+Enter');
    expect(await page.locator('html').getAttribute('data-asked')).toBe('1');
    await order(page, 'may', 'no');
    await page.evaluate(() => document.documentElement.removeAttribute('data-hold'));
    await Promise.all([page.waitForURL((url) => !url.search.includes('_action=compose')), send()]);
    expect(await sentFrom(page)).toHaveLength(2);
  });
});
