import { ImapFlow } from 'imapflow';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findChromium } from '#tests/support/browser.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';

let stack: MailStack;
let browser: Browser;

beforeAll(async () => {
  const executablePath = findChromium() ?? 'chromium';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
});
afterAll(async () => {
  await browser?.close();
});

describe.each(['elastic', 'larry'] as const)('the mail stack with Roundcube’s %s skin', (skin) => {
  beforeAll(async () => {
    stack = await startMailStack({ skin });
  });
  afterAll(async () => {
    await stack?.stop();
  });

  test('a customer’s mail reaches info@ over IMAP and stands in the webmail', async () => {
    const subject = `Inquiry about 500 pumps (${skin})`;
    const imap = new ImapFlow({
      ...stack.imap,
      secure: false,
      logger: false,
      auth: { user: stack.users.info, pass: stack.password },
    });
    await imap.connect();
    await imap.mailboxOpen('INBOX');
    // Left alone, imapflow waits 15 seconds before it idles.
    const idling = imap.idle();
    const arrived = new Promise<number>((count) =>
      imap.once('exists', (news) => count(news.count)),
    );
    await stack.deliver({ subject, text: 'What do they cost?', headers: { 'X-Form': 'contact' } });
    expect(await arrived).toBe(1);
    const message = await imap.fetchOne('1', { envelope: true, source: true });
    if (message === false) throw new Error('the message is gone');
    expect(message.envelope?.subject).toBe(subject);
    expect(message.envelope?.from?.[0]?.address).toBe('greta@buyer.example');
    expect(message.source?.toString()).toContain('X-Form: contact');
    await idling;
    await imap.logout();

    const page = await browser.newPage();
    await logIn(page, 'info');
    const row = page.locator('#messagelist tbody tr.message', { hasText: subject });
    await row.waitFor();
    expect(await page.evaluate('rcmail.env.skin')).toBe(skin);
    await page.close();
  });

  test('a raw message keeps its bytes, whatever they are', async () => {
    const raw = Buffer.from('Subject: \xff\xfe\r\n\r\nno From, no Message-ID\r\n', 'latin1');
    await stack.deliver(raw, { to: [stack.users.wang] });
    const imap = new ImapFlow({
      ...stack.imap,
      secure: false,
      logger: false,
      auth: { user: stack.users.wang, pass: stack.password },
    });
    await imap.connect();
    await imap.mailboxOpen('INBOX');
    // The mail server takes the message first and hands it to the inbox a moment later.
    const message = await vi.waitFor(async () => {
      await imap.noop();
      return imap.fetchOne('1', { source: true });
    }, 10_000);
    if (message === false || !message.source) throw new Error('nothing arrived');
    expect(message.source.includes(Buffer.from('Subject: \xff\xfe', 'latin1'))).toBe(true);
    await imap.logout();
  });

  test('an unknown name of the company is refused', async () => {
    await expect(stack.deliver({ to: 'nobody@acme.test' })).rejects.toThrow('no such user here');
  });
});

async function logIn(page: Page, account: string): Promise<void> {
  await page.goto(stack.webmail);
  await page.fill('#rcmloginuser', account);
  await page.fill('#rcmloginpwd', stack.password);
  await page.click('#rcmloginsubmit');
}
