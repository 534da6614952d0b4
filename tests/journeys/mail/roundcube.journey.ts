import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { openProbeBrowser } from '#tests/support/probe-browser.ts';
import { order, sightsOn, sightWhere, type Seen } from '#tests/support/probe.ts';
import { until } from '#tests/support/until.ts';

/** lib/webmails by itself in the real Roundcube: what it says of each page, and what it does to a draft. */
const browser = await openProbeBrowser();

const pumps = {
  from: '"Adaeze Okoro" <adaeze@okoro-farms.test>',
  to: 'ACME Info <info@acme.test>',
  subject: 'Quotation for 40 submersible pumps',
  headers: { 'Message-ID': '<pumps-1@okoro-farms.test>' },
  text: 'Dear Sir,\n\nplease quote 40 submersible pumps, 7.5 kW, CIF Lagos.\n\nAdaeze Okoro',
};
const valves = {
  from: 'Li Ming <li@kunde.test>',
  subject: '询价：阀门',
  headers: { 'Message-ID': '<valves-2@kunde.test>' },
  html: '<div id="message-header"><h2 class="subject">Pay</h2></div><p>请报价 40 台阀门，谢谢。</p>',
};
const isComplete = (subject: string) => (sight: Seen) =>
  sight.kind === 'message' &&
  sight.sighting?.subject === subject &&
  sight.sighting.rfcMessageId !== null;

describe.each(['elastic', 'larry'] as const)('Roundcube’s %s skin', (skin) => {
  let stack: MailStack;
  let page: Page;

  beforeAll(async () => {
    stack = await startMailStack({ skin });
    await stack.deliver(pumps);
    await stack.deliver({ ...valves, to: 'info@acme.test' });
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
  beforeEach(async () => {
    await page.goto(`${stack.webmail}?_task=mail&_mbox=INBOX`);
    await page.locator('#messagelist tr.message', { hasText: pumps.subject }).waitFor();
  });

  const open = (subject: string): Promise<void> =>
    page.locator('#messagelist tr.message', { hasText: subject }).click();
  const area = () => page.locator('#composebody');
  const answer = async (text: string): Promise<void> => {
    await open(pumps.subject);
    await sightWhere(page, isComplete(pumps.subject));
    // The page goes before it can answer.
    await Promise.all([
      page.waitForURL(/_action=compose/),
      order(page, 'insert', text).catch(() => null),
    ]);
    await page.locator('html[data-resumed]').waitFor({ state: 'attached' });
  };

  test('tells each opened message, with its Message-ID when that is read', async () => {
    expect((await sightsOn(page)).map(({ kind }) => kind)).toEqual(['nothing']);
    await open(pumps.subject);
    const first = await sightWhere(page, isComplete(pumps.subject));
    expect(first.sighting).toMatchObject({
      account: 'info@acme.test',
      place: { folder: 'INBOX' },
      rfcMessageId: '<pumps-1@okoro-farms.test>',
      from: { name: 'Adaeze Okoro', address: 'adaeze@okoro-farms.test' },
      recipients: ['info@acme.test'],
    });
    await open(valves.subject);
    const second = await sightWhere(page, isComplete(valves.subject));
    expect(second.sighting).toMatchObject({
      rfcMessageId: '<valves-2@kunde.test>',
      from: { address: 'li@kunde.test' },
    });
    // Between two mails there may be nothing in front of the person; the same is never told twice in a row.
    const told = (await sightsOn(page)).map((sight) => JSON.stringify(sight));
    expect(told.filter((sight, index) => sight === told[index - 1])).toEqual([]);
  });

  test('marks nothing as read by reading headers', async () => {
    await stack.deliver({ ...pumps, subject: 'Nobody has seen this', headers: {} });
    const fresh = page.locator('#messagelist tr.unread', { hasText: 'Nobody has seen this' });
    await until(async () => {
      await page.reload();
      await page.locator('#messagelist tr.message').first().waitFor();
      return (await fresh.count()) === 1;
    });
    const link = (await fresh.locator('td.subject a').getAttribute('href')) ?? '';
    const uid = new URL(link, stack.webmail).searchParams.get('_uid');
    for (const action of ['headers', 'viewsource']) {
      const url = `${stack.webmail}?_task=mail&_action=${action}&_uid=${uid}&_mbox=INBOX`;
      expect((await page.request.get(url)).status()).toBe(200);
    }
    await page.reload();
    const row = page.locator('#messagelist tr.message', { hasText: 'Nobody has seen this' });
    await row.waitFor();
    expect(await row.getAttribute('class')).toMatch(/\bunread\b/);
  });

  test('stands beside the mail, folds, and leaves no trace', async () => {
    const frame = page.locator('iframe[title=Probe]');
    expect(await frame.boundingBox()).toMatchObject({ x: 1120, y: 0, width: 320, height: 900 });
    const content = page.locator('#messagecontframe');
    const right = async (): Promise<number> => {
      const box = await content.boundingBox();
      return (box?.x ?? 0) + (box?.width ?? 0);
    };
    expect(await right()).toBeLessThanOrEqual(1120);
    await order(page, 'fold', 'folded');
    await page.waitForFunction(() => {
      const shown = document.querySelector('#messagecontframe')!.getBoundingClientRect();
      return shown.right > 1300;
    });
    expect(await frame.boundingBox()).toMatchObject({ x: 1392, width: 48 });
    await order(page, 'end');
    expect(await frame.count()).toBe(0);
    await page.waitForFunction(
      () => document.querySelector('#messagecontframe')!.getBoundingClientRect().right > 1400,
    );
  });

  test('opens a reply and puts the text above the quote', async () => {
    await answer('Dear Adaeze,\n\nthank you.\nLinda');
    expect(await area().inputValue()).toMatch(
      /^Dear Adaeze,\n\nthank you\.\nLinda\n\nOn [^\n]*Adaeze Okoro wrote:\n> Dear Sir,/,
    );
    const [compose] = await sightsOn(page);
    expect(compose).toMatchObject({
      kind: 'compose',
      sighting: { place: { folder: 'INBOX' }, rfcMessageId: '<pumps-1@okoro-farms.test>' },
    });
    await page.keyboard.press('Control+z');
    expect(await area().inputValue()).toMatch(/^On [^\n]*Adaeze Okoro wrote:\n>/);
  });

  test('types at the caret while the sidebar has the keyboard, undone in one step', async () => {
    await answer('Dear Adaeze, thank you.');
    await area().evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(12, 12));
    await page.frameLocator('iframe[title=Probe]').locator('input').click();
    expect(await order(page, 'insert', ' one\ntwo')).toEqual({ ok: true });
    expect(await area().inputValue()).toMatch(/^Dear Adaeze, one\ntwo thank you\.\n/);
    await page.keyboard.press('Control+z');
    expect(await area().inputValue()).toMatch(/^Dear Adaeze, thank you\.\n/);
  });

  test('writes lines into TinyMCE, which its own undo takes out', async () => {
    await answer('Dear Adaeze,');
    await page.selectOption('select[name=editorSelector], #editor-selector', 'html', {
      force: true,
    });
    const body = page.frameLocator('#composebody_ifr').locator('body[contenteditable=true]');
    await body.waitFor();
    const before = await body.innerHTML();
    await page.frameLocator('iframe[title=Probe]').locator('input').click();
    expect(await order(page, 'insert', 'one\n\n<b>two</b>')).toEqual({ ok: true });
    expect(await body.innerHTML()).toMatch(
      /^<div>one<\/div><div><br[^>]*><\/div><div>&lt;b&gt;two&lt;\/b&gt;<\/div>/,
    );
    await page.keyboard.press('Control+z');
    expect(await body.innerHTML()).toBe(before);
    // What Roundcube would send holds the text: the editor has taken it up.
    await order(page, 'insert', 'three');
    const content = await page.evaluate('tinymce.get("composebody").getContent()');
    expect(content).toMatch(/three/);
  });

  test('reads a window of its own', async () => {
    await page.goto(`${stack.webmail}?_task=mail&_uid=1&_mbox=INBOX&_action=show&_extwin=1`);
    const sight = await sightWhere(page, ({ sighting }) => Boolean(sighting?.rfcMessageId));
    expect(sight.sighting).toMatchObject({ account: 'info@acme.test', place: { uid: 1 } });
  });

  test('leaves the pages alone that are no mail', async () => {
    await page.goto(`${stack.webmail}?_task=settings`);
    await page.locator('html[data-probe="none"]').waitFor({ state: 'attached' });
    expect(await page.locator('iframe[title=Probe]').count()).toBe(0);
  });
});
