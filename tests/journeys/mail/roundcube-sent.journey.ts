import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { indexKeys } from '#lib/domain/fingerprint/keys.ts';
import { bodiesOf } from '#server/mail/facts/own-words.ts';
import { parseMail, wholeMail } from '#server/mail/facts/parse.ts';
import { newestRaw, readFolder } from '#tests/support/mail-folder.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { openProbeBrowser } from '#tests/support/probe-browser.ts';
import { sentFrom, sightWhere } from '#tests/support/probe.ts';
import { until } from '#tests/support/until.ts';

/** What lib/webmails tells of replies in the real Roundcube: those that were sent, and no others. */
const browser = await openProbeBrowser();

const pumps = {
  from: '"Adaeze Okoro" <adaeze@okoro-farms.test>',
  to: 'ACME Info <info@acme.test>',
  subject: 'Quotation for 40 submersible pumps',
  headers: { 'Message-ID': '<pumps-1@okoro-farms.test>' },
  text: 'Dear Sir,\n\nplease quote 40 submersible pumps, 7.5 kW, CIF Lagos.\n\nAdaeze Okoro',
};
const answer =
  'Dear Adaeze,\n\nthank you for your interest; our pumps leave the works within four weeks of your order, and a quotation follows today.\n\nLinda';

describe.each(['elastic', 'larry'] as const)('Roundcube’s %s skin', (skin) => {
  let stack: MailStack;
  let page: Page;

  beforeAll(async () => {
    stack = await startMailStack({ skin });
    await stack.deliver(pumps);
    page = await browser.context.newPage();
    await page.goto(stack.webmail);
    await page.fill('#rcmloginuser', 'info');
    await page.fill('#rcmloginpwd', stack.password);
    await page.click('#rcmloginsubmit');
    await page.waitForSelector('#messagelist');
    // Roundcube asks before it leaves a draft.
    browser.context.on('page', (one) => accept(one));
    accept(page);
  });
  afterAll(async () => {
    await page?.close();
    await stack?.stop();
  });
  beforeEach(async () => {
    await page.goto(`${stack.webmail}?_task=mail&_mbox=INBOX`);
    await page.evaluate(() => localStorage.removeItem('probe-sent'));
    await page.locator('#messagelist tr.message', { hasText: pumps.subject }).click();
    await sightWhere(
      page,
      ({ sighting }) => sighting?.rfcMessageId === '<pumps-1@okoro-farms.test>',
    );
  });

  const accept = (one: Page) => one.on('dialog', (dialog) => void dialog.accept().catch(() => {}));
  /** Opens the reply; `html`: with TinyMCE instead of the plain field. */
  const reply = async (html = false): Promise<void> => {
    await page.evaluate(`rcmail.command('reply', '')`);
    await page.waitForURL(/_action=compose/);
    await page.locator('#composebody').waitFor({ state: 'attached' });
    await page.locator('html[data-resumed]').waitFor({ state: 'attached' });
    if (!html) return;
    await page.selectOption('select[name=editorSelector], #editor-selector', 'html', {
      force: true,
    });
    await page.frameLocator('#composebody_ifr').locator('body[contenteditable=true]').waitFor();
  };
  const write = async (on: Page, text: string): Promise<void> => {
    const area = on.locator('#composebody');
    await area.fill(`${text}\n\n${await area.inputValue()}`);
  };
  const send = (on: Page) => on.evaluate(`rcmail.command('send', '')`);
  const isSent = () => page.waitForURL((url) => !url.search.includes('_action=compose'));
  /** What the mail in Sent is found by, whatever its day. */
  const wordsInSent = async () => {
    const mail = await parseMail(wholeMail(await newestRaw(stack, 'info', 'Sent')));
    const { from, subject } = mail;
    return indexKeys({
      sender: from?.address ?? null,
      senderName: null,
      subject,
      sentAt: null,
      bodies: bodiesOf(mail),
      attachments: [],
      recipients: [],
    });
  };

  test.each(['plain', 'html'])(
    'tells a %s reply, known by its words to whoever reads Sent',
    async (kind) => {
      await reply(kind === 'html');
      if (kind === 'plain') await write(page, answer);
      else {
        const body = page.frameLocator('#composebody_ifr').locator('body');
        await body.evaluate((element, text) => {
          const lines = text.split('\n').map((line) => `<div>${line || '<br>'}</div>`);
          element.insertAdjacentHTML('afterbegin', lines.join(''));
        }, answer);
      }
      await Promise.all([isSent(), send(page)]);
      const [told, ...more] = await sentFrom(page);
      expect(more).toEqual([]);
      expect(told).toMatchObject({
        answered: { rfcMessageId: '<pumps-1@okoro-farms.test>', place: { folder: 'INBOX' } },
        from: { name: '', address: 'info@acme.test' },
        to: [{ address: 'adaeze@okoro-farms.test' }],
        subject: `Re: ${pumps.subject}`,
      });
      const words = await wordsInSent();
      expect(words).not.toEqual([]);
      expect(told?.keys).toEqual(expect.arrayContaining([words[0]]));
    },
  );

  test('tells nothing of a draft, a missing receiver and a server that refuses, and then the mail that went', async () => {
    await reply();
    await write(page, answer);
    const drafts = (await readFolder(stack, 'info', 'Drafts').catch(() => [])).length;
    await page.evaluate(`rcmail.command('savedraft', '')`);
    await until(async () => (await readFolder(stack, 'info', 'Drafts')).length > drafts);
    const to = (text: string) =>
      page.locator('#_to').evaluate((field: HTMLTextAreaElement, value) => {
        field.value = value;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }, text);
    await to('');
    await send(page);
    const question = page.locator('.ui-dialog').last();
    await question.waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    await to('nobody-here@acme.test');
    await send(page);
    await page
      .getByText(/SMTP.*550/)
      .first()
      .waitFor();
    expect(await sentFrom(page)).toEqual([]);
    await to('adaeze@okoro-farms.test');
    await Promise.all([isSent(), send(page)]);
    expect(await sentFrom(page)).toHaveLength(1);
  });

  test('tells a reply that was written in a window of its own', async () => {
    const opening = browser.context.waitForEvent('page');
    await page.evaluate(`rcmail.env.compose_extwin = true; rcmail.command('reply', '')`);
    const own = await opening;
    await own.waitForURL(/_action=compose/);
    await own.locator('html[data-resumed]').waitFor({ state: 'attached' });
    await write(own, answer);
    await Promise.all([own.waitForEvent('close'), send(own)]);
    const told = await sentFrom(page);
    expect(told).toHaveLength(1);
    expect(told[0]?.answered).toMatchObject({ rfcMessageId: '<pumps-1@okoro-farms.test>' });
  });

  test('tells nothing of a new mail, and nothing of a reply without a word', async () => {
    await page.goto(`${stack.webmail}?_task=mail&_action=compose&_to=adaeze@okoro-farms.test`);
    await page.locator('html[data-resumed]').waitFor({ state: 'attached' });
    await page.fill('#compose-subject', pumps.subject);
    await write(page, answer);
    await Promise.all([isSent(), send(page)]);
    await page.locator('#messagelist tr.message', { hasText: pumps.subject }).click();
    await reply();
    await Promise.all([isSent(), send(page)]);
    expect(await sentFrom(page)).toEqual([]);
  });
});
