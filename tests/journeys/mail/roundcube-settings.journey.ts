import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { openProbeBrowser } from '#tests/support/probe-browser.ts';
import { order, sightsOn, sightWhere } from '#tests/support/probe.ts';

/** lib/webmails in Roundcubes that people or their hosters have set up in other ways. */
const browser = await openProbeBrowser();

const subject = 'Quotation for 40 submersible pumps';

/** A Roundcube with more lines of configuration, logged in as info@ with one mail open. */
async function roundcube(lines: string): Promise<{ stack: MailStack; page: Page }> {
  const stack = await startMailStack();
  await appendFile(join(stack.folder, 'roundcube/config/config.inc.php'), `${lines}\n`);
  await stack.deliver({
    from: '"Adaeze Okoro" <adaeze@okoro-farms.test>',
    to: 'info@acme.test',
    subject,
    html: '<p>Dear Sir,</p><p>please quote 40 submersible pumps, CIF Lagos.</p>',
  });
  const page = await browser.context.newPage();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(stack.webmail);
  await page.fill('#rcmloginuser', 'info');
  await page.fill('#rcmloginpwd', stack.password);
  await page.click('#rcmloginsubmit');
  await page.locator('#messagelist tr.message', { hasText: subject }).click();
  await sightWhere(page, ({ sighting }) => Boolean(sighting?.rfcMessageId));
  return { stack, page };
}

async function answer(page: Page, text: string): Promise<void> {
  // The page goes before it can answer.
  await Promise.all([
    page.waitForURL(/_action=compose/),
    order(page, 'insert', text).catch(() => null),
  ]);
  await page.locator('html[data-resumed]').waitFor({ state: 'attached' });
}

test('HTML from the start, answering above: the text stands above the signature, and is undone', async () => {
  const { stack, page } = await roundcube("$config['htmleditor'] = 1; $config['reply_mode'] = 1;");
  await answer(page, 'Dear Adaeze,\n\nthank you.');
  const body = page.frameLocator('#composebody_ifr').locator('body');
  expect(await body.innerHTML()).toMatch(
    /^<div>Dear Adaeze,<\/div><div><br[^>]*><\/div><div>thank you\.<\/div>[^]*id="_rc_sig"[^]*id="reply-intro"[^]*<blockquote/,
  );
  await page.keyboard.press('Control+z');
  await body.getByText('thank you.').waitFor({ state: 'detached' });
  await body.getByText('CIF Lagos').waitFor();
  await page.close();
  await stack.stop();
});

test('compose in a window of its own gets the text and knows what it answers', async () => {
  const { stack, page } = await roundcube("$config['compose_extwin'] = true;");
  const opening = browser.context.waitForEvent('page');
  expect(await order(page, 'insert', 'Dear Adaeze,')).toEqual({ ok: true });
  const draft = await opening;
  await draft.locator('html[data-resumed]').waitFor({ state: 'attached' });
  expect(await draft.inputValue('#composebody')).toMatch(/^Dear Adaeze,\n\nOn [^>]*> Dear Sir/);
  expect(await sightsOn(draft)).toMatchObject([
    { kind: 'compose', sighting: { place: { folder: 'INBOX', uid: 1 } } },
  ]);
  await draft.close();
  await page.close();
  await stack.stop();
});

test('in Chinese, with a Chinese folder', async () => {
  const { stack, page } = await roundcube("$config['language'] = 'zh_CN';");
  await answer(page, '您好');
  expect(await page.inputValue('#composebody')).toMatch(/^您好\n\n在 [^>]*写道：\n> Dear Sir/);

  const { host, port } = stack.imap;
  const auth = { user: 'info@acme.test', pass: stack.password };
  const imap = new ImapFlow({ host, port, secure: false, auth, logger: false });
  await imap.connect();
  await imap.mailboxCreate('已发送/R&D');
  await imap.append(
    '已发送/R&D',
    'Message-ID: <f@b.test>\r\nFrom: a@b.test\r\nSubject: filed\r\n\r\nx',
  );
  await imap.logout();
  await page.goto(`${stack.webmail}?_task=mail&_mbox=${encodeURIComponent('&XfJT0ZAB-/R&-D')}`);
  await page.locator('#messagelist tr.message', { hasText: 'filed' }).click();
  const sight = await sightWhere(page, ({ sighting }) => Boolean(sighting?.rfcMessageId));
  expect(sight.sighting).toMatchObject({
    place: { folder: '已发送/R&D', uid: 1 },
    rfcMessageId: '<f@b.test>',
  });
  await page.close();
  await stack.stop();
});
