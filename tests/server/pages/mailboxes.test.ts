import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '#tests/support/free-port.ts';
import { type FrontDoor, openFrontDoor, password, type TestBrowser } from './front-door.ts';

let door: FrontDoor;
let admin: TestBrowser;
beforeAll(async () => {
  door = await openFrontDoor();
  ({ admin } = await door.setUp());
});
afterAll(() => door.close());

const about = {
  address: ' Info@Acme.test ',
  name: 'Front desk',
  aliases: 'sales@acme.test\r\n',
  viewHours: '12',
  replyHours: '36',
};

test('a mailbox is added, listed, changed, and its address belongs to it alone', async () => {
  expect((await admin.get('/mailboxes')).text).toContain('No mailbox yet.');
  const fresh = await admin.get('/mailboxes/new');
  const wrong = await fresh.submit({ ...about, viewHours: '0', aliases: 'no address' });
  expect(wrong.status).toBe(400);
  expect(wrong.text).toContain('Write whole hours between 1 and 720.');
  expect(wrong.html).toContain('no address</textarea>');
  const page = await fresh.submit(about);
  expect(page.text).toContain('info@acme.test');
  expect(page.html).toMatch(/name="replyHours"[\s\S]*?value="36"/);
  expect((await fresh.submit(about)).text).toContain('info@acme.test is in use already.');
  const off = await page.submit({ ...about, active: '' });
  expect(off.text).toContain('Not watched');
  const on = await off.submit({ ...about, active: 'on' });
  expect(on.text).toContain('Not read by the server');
  expect((await admin.get('/mailboxes')).text).toContain('info@acme.test Front desk');
});

const login = (port: number) => ({
  username: 'info@acme.test',
  password: 'the mail password',
  imapHost: '127.0.0.1',
  imapPort: String(port),
  imapSecurity: 'none',
  smtpHost: '',
  smtpPort: '465',
  do: 'save',
});

async function mailboxPage() {
  const list = await admin.get('/mailboxes');
  return admin.get(/href="(\/mailboxes\/[\w-]{36})"/.exec(list.html)?.[1] ?? '');
}

test('an account is tested before it is saved, and its trouble is said in words', async () => {
  const page = await mailboxPage();
  const nobody = await page.submit(login(await freePort()), '/account');
  expect(nobody.status).toBe(400);
  expect(nobody.text).toContain('It does not work yet. Nothing was saved.');
  expect(nobody.text).toContain('Reading: No mail server answers at this address.');
  expect(nobody.html).not.toContain('the mail password');
  expect(nobody.html).toContain('value="127.0.0.1"');

  // What a server says to a wrong password (RFC 5530 §3).
  const refusing = await imapServer((tag) => `${tag} NO [AUTHENTICATIONFAILED] no\r\n`);
  const wrong = await page.submit(login(refusing.port), '/account');
  refusing.close();
  expect(wrong.text).toContain('Reading: The password was not accepted.');
  expect((await mailboxPage()).text).toContain('Not read by the server');
  expect(door.log()).not.toContain('the mail password');

  const bad = await page.submit({ ...login(143), imapPort: '0', imapHost: 'a b' }, '/account');
  expect(bad.text).toContain('Write a port between 1 and 65535.');
  expect(bad.text).toContain('Write the name of the mail server');
});

test('a member connects their own account alone, and nobody else’s mailboxes', async () => {
  const made = await (await admin.get('/members')).submit({ role: 'rep', address: '' });
  const join = /value="http:\/\/localhost(\/join\/[^"]*)"/.exec(made.html)?.[1] ?? '';
  const linda = door.browser();
  const fields = { name: 'Linda', address: 'linda@acme.test', password, again: password };
  await (await linda.get(join)).submit(fields);
  const { path } = await mailboxPage();
  expect((await linda.get(path)).status).toBe(403);
  const own = await linda.get('/account/mailbox');
  expect(own.html).not.toContain('name="smtpHost"');
  expect(own.html).toContain('value="linda@acme.test"');
  const tried = await own.submit(login(await freePort()), '/account/mailbox');
  expect(tried.text).toContain('No mail server answers at this address.');
});

/** As much of an IMAP server as it takes to refuse a login. */
async function imapServer(answer: (tag: string) => string) {
  const server: Server = createServer((socket) => {
    socket.write('* OK ready\r\n');
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
        const [tag = '', command = ''] = line.split(' ');
        if (/capability/i.test(command)) {
          socket.write(`* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n${tag} OK\r\n`);
        } else if (/login|authenticate/i.test(command)) socket.write(answer(tag));
        else socket.write(`${tag} OK\r\n`);
      }
    });
  });
  const port = await freePort();
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  return { port, close: () => server.close() };
}
