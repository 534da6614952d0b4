import { X509Certificate } from 'node:crypto';
import type { SrvRecord } from 'node:dns';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { accounts } from '#server/database/schema/mail.ts';
import type { Means } from '#server/services/providers/means.ts';
import { sha256Of } from '#server/services/accounts/tls-options.ts';
import { certificateFor } from '#tests/support/certificate.ts';
import { imapAnswers, type LineServer, lineServer } from '#tests/support/line-server.ts';
import {
  type FrontDoor,
  openFrontDoor,
  password,
  type Seen,
  type TestBrowser,
} from './front-door.ts';

/** A domain that names its servers for mail programs, and describes another. */
const described = `<clientConfig><emailProvider id="a"><incomingServer type="imap">
<hostname>imap.elsewhere.test</hostname><port>993</port><socketType>SSL</socketType>
</incomingServer></emailProvider></clientConfig>`;
let isFound = true;
const means: Means = {
  resolver: {
    resolveMx: () => Promise.reject(new Error('none')),
    resolveSrv: (name: string) =>
      isFound && name === '_imaps._tcp.acme.test'
        ? Promise.resolve([
            { name: 'imap.acme.test', port: 993, priority: 0, weight: 0 } as SrvRecord,
          ])
        : Promise.reject(new Error('none')),
  } as Means['resolver'],
  read: (url) => Promise.resolve(isFound && url.pathname.startsWith('/.well') ? described : null),
};

let door: FrontDoor;
let admin: TestBrowser;
let here: string;
const running: LineServer[] = [];
beforeAll(async () => {
  door = await openFrontDoor({ means });
  ({ admin } = await door.setUp());
  const about = { address: 'info@acme.test', name: '', aliases: '' };
  const fresh = await admin.get('/mailboxes/new');
  const page = await fresh.submit({ ...about, viewHours: '24', replyHours: '48' });
  here = page.path.split('?')[0] ?? '';
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});
afterAll(() => door.close());

const valueOf = (page: Seen, name: string): string | undefined =>
  new RegExp(`name="${name}"[^>]*?\\svalue="([^"]*)"`).exec(page.html)?.[1];
const chosenIn = (page: Seen, name: string): string | undefined =>
  new RegExp(`<select id="${name}"[\\s\\S]*?value="([^"]*)" selected`).exec(page.html)?.[1];

const kept = async () => {
  const rows = await door.deps.database.select().from(accounts);
  const row = rows.find(({ mailboxId }) => mailboxId !== null);
  return row;
};

test('the form fills itself with the settings of a provider, and says what to do there', async () => {
  const exmail = await admin.get(`${here}?provider=exmail-overseas`);
  expect(chosenIn(exmail, 'provider')).toBe('exmail-overseas');
  expect(valueOf(exmail, 'imapHost')).toBe('hwimap.exmail.qq.com');
  expect(valueOf(exmail, 'smtpHost')).toBe('hwsmtp.exmail.qq.com');
  expect(valueOf(exmail, 'username')).toBe('info@acme.test');
  expect(exmail.text).toContain('make a client password there (客户端专用密码)');
  const own = await admin.get(`${here}?provider=cpanel`);
  expect(valueOf(own, 'imapHost')).toBe('mail.acme.test');
  expect(own.text).toContain('Baton puts a copy of what it sends into Sent.');
  const netease = await admin.get(`${here}?provider=netease-163`);
  expect(netease.text).toContain('it is looked for every half minute');
  const chinese = door.browser({ 'accept-language': 'zh' });
  await (await chinese.get('/sign-in')).submit({ address: 'ada@acme.test', password });
  const form = valueOf(await chinese.get('/'), 'form') ?? '';
  await chinese.post('/language', { language: 'zh', back: '/', form });
  const page = await chinese.get(`${here}?provider=exmail`);
  expect(page.text).toContain('在同一处生成客户端专用密码，填在这里，代替密码。');
  expect((await admin.get(`${here}?provider=nobody`)).status).toBe(200);
});

test('where only consent opens a mailbox no password is asked for', async () => {
  const page = await admin.get(`${here}?provider=microsoft`);
  expect(page.html).not.toContain('name="password"');
  expect(page.text).toContain('Whoever runs it sets BATON_MICROSOFT_CLIENT_ID.');
  const google = await admin.get(`${here}?provider=google`);
  expect(google.html).toContain('name="password"');
  expect(google.text).toContain('Or with a password');
  expect((await admin.get('/consent/own/microsoft')).status).toBe(404);
  expect((await admin.get('/consent/own/nobody')).status).toBe(404);
});

test('settings are found by the address, and only proposed', async () => {
  const page = await admin.get(here);
  const found = await page.submit({}, '/find');
  expect(found.text).toContain('Found. Please compare before you type a password');
  expect(found.text).toContain('The domain names these servers for mail programs.');
  expect(valueOf(found, 'imapHost')).toBe('imap.acme.test');
  expect(found.text).toContain('1 other way in was found:');
  const other = await found.submit({ use: '1' }, '/find');
  expect(valueOf(other, 'imapHost')).toBe('imap.elsewhere.test');
  isFound = false;
  const none = await page.submit({}, '/find');
  expect(none.text).toContain('Nothing was found for acme.test.');
  expect(none.status).toBe(200);
  expect(await kept()).toBeUndefined();
  isFound = true;
  const own = await (await admin.get('/account/mailbox')).submit({}, '/find');
  expect(valueOf(own, 'imapHost')).toBe('imap.acme.test');
  expect(own.html).not.toContain('name="smtpHost"');
});

const login = ({ port }: Pick<LineServer, 'port'>, over: Record<string, string> = {}) => ({
  provider: 'cpanel',
  username: 'info@acme.test',
  password: 'the mail password',
  imapHost: '127.0.0.1',
  imapPort: String(port),
  imapSecurity: 'tls',
  smtpHost: '',
  smtpPort: '465',
  do: 'save',
  ...over,
});

test('without encryption a password goes to this computer alone', async () => {
  const page = await admin.get(here);
  const fields = { imapHost: 'mail.acme.test', imapSecurity: 'none' };
  const refused = await page.submit(login({ port: 143 }, fields), '/account');
  expect(refused.text).toContain('Without encryption only a mail server on this computer');
});

test('a certificate for another name is shown, and accepted once an admin says so', async () => {
  const certificate = certificateFor(['host7.hosting.test']);
  const answer = imapAnswers('IMAP4rev1 ID AUTH=PLAIN SASL-IR', {
    LIST: (tag) => [
      '* LIST (\\HasNoChildren) "/" INBOX',
      '* LIST (\\HasNoChildren) "/" "Gone out"',
      `${tag} OK done`,
    ],
  });
  const server = await lineServer({ greeting: ['* OK ready'], answer, certificate });
  running.push(server);
  const page = await admin.get(here);
  const refused = await page.submit(login(server), '/account');
  expect(refused.text).toContain('The certificate is for host7.hosting.test, not 127.0.0.1.');
  const sha256 = sha256Of(new X509Certificate(certificate.cert).fingerprint256);
  expect(valueOf(refused, 'imapPin')).toBe(sha256);
  expect(refused.text).toContain(
    sha256.slice(0, 4).toUpperCase().replace(/../g, '$&:').slice(0, 5),
  );
  expect(await kept()).toBeUndefined();

  const wrong = { imapPin: 'ab'.repeat(32) };
  const other = await refused.submit(login(server, wrong), '/account');
  expect(other.text).toContain('The certificate is for host7.hosting.test');
  expect(server.heard).toEqual([]);

  const linda = await memberNamed('Linda');
  const denied = await (
    await linda.get('/account/mailbox')
  ).submit(login(server, { imapPin: sha256 }), '/account/mailbox');
  expect(denied.text).toContain('An admin can accept this certificate');
  expect(denied.html).not.toContain('name="imapPin"');
  expect(server.heard).toEqual([]);

  const done = await refused.submit(login(server, { imapPin: sha256 }), '/account');
  expect(done.text).toContain('The mailbox is connected.');
  expect(done.text).toContain('One certificate is accepted here that an admin has looked at.');
  const row = await kept();
  expect(row).toMatchObject({ provider: 'cpanel', imap: { pin: { sha256 } }, consentBy: null });

  // What the admin accepted for the company's server holds for those who have their own mail there.
  const own = await linda.get('/account/mailbox');
  const connected = await own.submit(
    login(server, { username: 'linda@acme.test' }),
    '/account/mailbox',
  );
  expect(connected.text).toContain('Your own mailbox is connected.');

  const tested = await done.submit(login(server, { password: '', do: 'test' }), '/account');
  expect(tested.text).toContain('It works. 2 folders found.');
  expect(tested.text).toContain('No Sent folder was found');
  const choice = { password: '', sentFolder: 'Gone out' };
  const chosen = await tested.submit(login(server, choice), '/account');
  expect(chosenIn(chosen, 'sentFolder')).toBe('Gone out');
  expect(await kept()).toMatchObject({ sentFolder: 'Gone out' });
});

async function memberNamed(name: string): Promise<TestBrowser> {
  const made = await (await admin.get('/members')).submit({ role: 'rep', address: '' });
  const join = /value="http:\/\/localhost(\/join\/[^"]*)"/.exec(made.html)?.[1] ?? '';
  const browser = door.browser();
  const address = `${name.toLowerCase()}@acme.test`;
  await (await browser.get(join)).submit({ name, address, password, again: password });
  return browser;
}
