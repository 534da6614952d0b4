import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folders } from '#server/database/schema/mail.ts';
import type { Mail } from '#server/mail/mail.ts';
import type { Outcome } from '#server/mail/intake/intake.ts';
import { watchAccount } from '#server/mail/watch-account.ts';
import { accountsToWatch } from '#server/services/accounts/accounts.ts';
import { takeLease } from '#server/services/leases/leases.ts';
import { until } from '#tests/support/until.ts';
import { asPerson, hasMailStack, impatient, openDesk, vault, type Desk } from './desk.ts';

let desk: Desk;
let mail: Mail;

const letter = (word: string, over: object = {}) => ({
  from: `Greta Kunde <${word}@kunde.example>`,
  subject: `Pumps ${word}`,
  text: `Could you quote forty pumps for our plant in Hamburg? ${word}`,
  headers: { 'Message-ID': `<${word}@kunde.example>` },
  ...over,
});
const inquiry = (subject: string) =>
  until(async () => (await desk.inquiries()).find((row) => row.subject === subject));
const count = async () => (await desk.inquiries()).length;
const cursors = () => desk.deps.database.select().from(folders);
const inFolder = (folder: string) =>
  asPerson(desk.stack, 'info@acme.test', async (client) => {
    const status = await client.status(folder, { messages: true });
    return status ? (status.messages ?? 0) : 0;
  });
const flags = () =>
  asPerson(desk.stack, 'info@acme.test', async (client) => {
    await client.mailboxOpen('INBOX', { readOnly: true });
    const all = await client.fetchAll('1:*', { flags: true });
    return all.map(({ uid, flags }) => [
      uid,
      [...(flags ?? [])].filter((one) => one !== '\\Recent'),
    ]);
  });

describe.skipIf(!hasMailStack)('a watched mailbox', () => {
  beforeAll(async () => {
    desk = await openDesk();
    await desk.stack.deliver(letter('old'));
    await until(async () => (await inFolder('INBOX')) === 1);
    // Mail servers count whole seconds, and what comes in that of connecting is new.
    const second = Math.floor(Date.now() / 1000);
    await until(() => Math.floor(Date.now() / 1000) > second);
    await desk.connectInfo();
    mail = await desk.watch();
    await until(async () => (await cursors()).length === 3);
  });
  afterAll(() => desk.close());

  test('opens an inquiry for a mail that comes, and none for what was there', async () => {
    await desk.stack.deliver(letter('new'));
    expect(await inquiry('Pumps new')).toMatchObject({
      stage: 'open',
      language: 'en',
      channel: 'direct',
      snippet: 'Could you quote forty pumps for our plant in Hamburg? new',
    });
    const [message] = await desk.messages();
    expect(message).toMatchObject({
      direction: 'in',
      rfcMessageId: '<new@kunde.example>',
      from: { name: 'Greta Kunde', address: 'new@kunde.example' },
      places: [{ account: 'info@acme.test', folder: 'INBOX', uid: 2 }],
    });
    expect(message?.keys.length).toBeGreaterThan(0);
    expect(await count()).toBe(1);
  });

  test('is told of mail by IDLE; how long it takes from there is printed', async () => {
    desk.times.length = 0;
    for (const word of ['a', 'b', 'c', 'd', 'e']) {
      await desk.stack.deliver(letter(word));
      await inquiry(`Pumps ${word}`);
    }
    const times = desk.times.toSorted((a, b) => a - b).map((ms) => Math.round(ms));
    process.stderr.write(`from the bare IDLE event to the commit: ${times.join(' ')} ms\n`);
    expect(times).toHaveLength(5);
  });

  test('takes mail of every shape without its attachments', async () => {
    const attachments = [{ filename: 'drawing.pdf', content: Buffer.alloc(3_000_000, 'x') }];
    await desk.stack.deliver(
      letter('shape', {
        html: '<p>Bitte senden Sie uns ein <b>Angebot</b> über vierzig Pumpen für Hamburg.</p>',
        text: undefined,
        attachments,
      }),
    );
    expect(await inquiry('Pumps shape')).toMatchObject({
      language: 'de',
      snippet: 'Bitte senden Sie uns ein Angebot über vierzig Pumpen für Hamburg.',
    });
    const message = (await desk.messages()).find(({ subject }) => subject === 'Pumps shape');
    expect(message?.attachments[0]?.name).toBe('drawing.pdf');
    expect(Math.abs((message?.attachments[0]?.size ?? 0) - 3_000_000)).toBeLessThan(100_000);
  });

  test('goes on with an inquiry for its own customer alone', async () => {
    const reply = (from: string, word: string) =>
      letter(word, { from, inReplyTo: '<new@kunde.example>', subject: `Re: Pumps ${word}` });
    await desk.stack.deliver(reply('new@kunde.example', 'again'));
    await desk.stack.deliver(reply('boss@kunde.example', 'colleague'));
    await desk.stack.deliver(reply('stranger@elsewhere.example', 'stranger'));
    const stranger = await inquiry('Re: Pumps stranger');
    const first = await inquiry('Pumps new');
    const all = await desk.messages();
    const inquiryOf = (word: string) =>
      all.find(({ rfcMessageId }) => rfcMessageId === `<${word}@kunde.example>`)?.inquiryId;
    expect(inquiryOf('again')).toBe(first.id);
    expect(inquiryOf('colleague')).toBe(first.id);
    expect(inquiryOf('stranger')).toBe(stranger.id);
  });

  test('is not moved by what programs and colleagues send', async () => {
    const before = await count();
    await desk.stack.deliver(letter('auto', { headers: { 'Auto-Submitted': 'auto-replied' } }));
    await desk.stack.deliver(letter('linda', { from: 'linda@acme.test' }));
    await desk.stack.deliver(letter('after'));
    await inquiry('Pumps after');
    expect(await count()).toBe(before + 1);
  });

  test('catches up after an outage, whatever was read meanwhile, and changes no flag', async () => {
    await mail.stop();
    const before = await inFolder('INBOX');
    const already = await count();
    const words = Array.from({ length: 60 }, (_, index) => `outage${index}`);
    await Promise.all(words.map((word) => desk.stack.deliver(letter(word))));
    await until(async () => (await inFolder('INBOX')) === before + 60);
    await asPerson(desk.stack, 'info@acme.test', async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageFlagsAdd(`${before + 1}:${before + 30}`, ['\\Seen', '\\Flagged']);
    });
    const flagged = await flags();
    mail = await desk.watch();
    await until(async () => (await count()) === already + 60);
    expect(await flags()).toEqual(flagged);
  });

  test('comes back after its connection was cut', async () => {
    const doveadm = ['-c', join(desk.stack.folder, 'dovecot.conf'), 'kick', 'info@acme.test'];
    execFileSync('doveadm', doveadm, { stdio: 'ignore' });
    await desk.stack.deliver(letter('cut'));
    await inquiry('Pumps cut');
  });

  test('begins anew where UIDVALIDITY changed, and opens nothing twice', async () => {
    const before = await count();
    await mail.stop();
    const maildir = join(desk.stack.folder, 'mail/acme.test/info/Maildir');
    for (const name of readdirSync(maildir)) {
      if (/^dovecot[.-](?:uidlist|index)/.test(name)) rmSync(join(maildir, name));
    }
    const [old] = await desk.deps.database.select().from(folders).where(eq(folders.path, 'INBOX'));
    await desk.stack.deliver(letter('validity'));
    mail = await desk.watch();
    await inquiry('Pumps validity');
    const changed = await until(async () => {
      const [now] = await desk.deps.database
        .select()
        .from(folders)
        .where(eq(folders.path, 'INBOX'));
      return now && now.uidValidity !== old?.uidValidity && now.waiting === 0 && now;
    });
    expect(changed.lastUid).toBe(await inFolder('INBOX'));
    // The one that was there before the account was connected is a day old at most, so it is looked at too.
    const news = (await desk.inquiries())
      .map(({ subject }) => subject)
      .filter((one) => one === 'Pumps old');
    expect(await count()).toBe(before + 1 + news.length);
    const known = (await desk.messages()).find(({ subject }) => subject === 'Pumps new');
    expect(known?.places.map(({ uidValidity }) => uidValidity)).toEqual([
      old?.uidValidity,
      changed.uidValidity,
    ]);
  });

  test('is read by one server, and by another once the lease of a dead one has run out', async () => {
    await mail.stop();
    const [account] = await accountsToWatch(desk.deps);
    const lease = { name: `account ${account?.id}`, holder: 'dead', seconds: 1.5 };
    expect(await takeLease(desk.deps, lease)).toBe(true);
    mail = await desk.watch();
    const second = await desk.watch();
    expect(await takeLease(desk.deps, lease)).toBe(true);
    const runsOut = Date.now() + 1500;
    await desk.stack.deliver(letter('lease'));
    await inquiry('Pumps lease');
    expect(Date.now()).toBeGreaterThanOrEqual(runsOut - 50);
    await second.stop();
  });

  test('opens each mail once, where two watchers read it at the same time', async () => {
    await mail.stop();
    const [account] = await accountsToWatch(desk.deps);
    if (!account) throw new Error('no account');
    const outcomes: string[][] = [[], []];
    const both = outcomes.map((list) => {
      const taken = ({ kind }: Outcome) => void list.push(kind);
      return watchAccount(desk.deps, vault, account, { patience: impatient, taken });
    });
    // Whoever connects later goes on behind what the other has read, so wait until each was told of something.
    for (let probe = 0; outcomes.some((list) => list.length === 0); probe += 1) {
      await desk.stack.deliver(letter(`probe${probe}`));
      await inquiry(`Pumps probe${probe}`);
    }
    const before = await count();
    const seen = () => outcomes.map((list) => list.length);
    const already = seen();
    const words = Array.from({ length: 10 }, (_, index) => `twice${index}`);
    for (const word of words) await desk.stack.deliver(letter(word));
    await until(async () => seen().every((now, index) => now >= (already[index] ?? 0) + 10));
    expect(await count()).toBe(before + 10);
    await Promise.all(both.map((one) => one.stop()));
    mail = await desk.watch();
  });

  test('says that it cannot be read, and that it can again', async () => {
    await desk.connectInfo({ password: 'wrong' });
    await until(async () => (await desk.mailbox()).trouble?.kind === 'password');
    await desk.connectInfo();
    await until(async () => (await desk.mailbox()).trouble === null);
    await desk.stack.deliver(letter('mended'));
    await inquiry('Pumps mended');
  });

  test('is polled where its server has no IDLE', async () => {
    const { port } = desk.stack.imap;
    let asked = '';
    const proxy = createServer((socket) => {
      socket.on('data', (data) => (asked += data.toString('latin1')));
      const server = connect(port, '127.0.0.1');
      socket.pipe(server);
      server.on('data', (data) => {
        const text = data.toString('latin1');
        // Only capability lines name it, and no mail of this test does.
        socket.write(Buffer.from(text.replaceAll(' IDLE', ''), 'latin1'));
      });
      for (const end of [socket, server]) {
        end.on('error', () => {});
        end.on('close', () => (socket.destroy(), server.destroy()));
      }
    });
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
    const address = proxy.address() as AddressInfo;
    await desk.connectInfo({ imap: { host: '127.0.0.1', port: address.port, security: 'none' } });
    await until(() => new Promise<boolean>((done) => proxy.getConnections((_, n) => done(n >= 2))));
    await desk.stack.deliver(letter('polled'));
    await inquiry('Pumps polled');
    await until(async () => / NOOP\r\n/.test(asked));
    expect(asked).not.toMatch(/ IDLE\r\n/);
    await desk.connectInfo();
    proxy.close();
  });

  test('stops at once, also while a server says nothing', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => void sockets.push(socket.on('error', () => {})));
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { port } = silent.address() as AddressInfo;
    await desk.connectInfo({ imap: { host: '127.0.0.1', port, security: 'none' } });
    await until(async () => sockets.length >= 2);
    const from = Date.now();
    await mail.stop();
    expect(Date.now() - from).toBeLessThan(5000);
    sockets.forEach((socket) => socket.destroy());
    silent.close();
  });
});
