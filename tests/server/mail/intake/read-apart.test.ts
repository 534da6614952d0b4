import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { MessageId } from '#lib/domain/ids.ts';
import { wholeMail } from '#server/mail/facts/parse.ts';
import { openReadApart } from '#server/mail/intake/read-apart.ts';
import { readMail, type MailRead, type Ours, type Unread } from '#server/mail/intake/read-mail.ts';
import { aMailbox, aMember, aProfile, idOf, morning } from '#tests/support/rows.ts';
import { filesOf } from '../facts/collections.ts';
import { letter } from '../facts/letter.ts';

const apart = openReadApart();
afterAll(() => apart.stop());

const mailbox = aMailbox({ address: 'info@acme.test', aliases: ['sales@acme.test'] });
const ours: Ours = { mailboxes: [mailbox], members: [aMember('Ada')], profiles: [aProfile()] };

function unread(source: Buffer, uid: number): Unread {
  return {
    of: { kind: 'mailbox', mailboxId: mailbox.id },
    folder: 'inbox',
    place: { account: 'info@acme.test', folder: 'INBOX', uidValidity: 1, uid },
    raw: wholeMail(source),
    receivedAt: morning,
    gmail: null,
    id: idOf<MessageId>(String(uid)),
    now: morning,
  };
}

/** All that was read, with the header as plain fields. */
function plainly({ mail, ...read }: MailRead) {
  const { headers, ...rest } = mail;
  return { ...read, mail: rest, fields: headers.fields, isCut: headers.isCut };
}

const sources = [
  letter(),
  letter({ 'List-Id': '<news.example>', Subject: '=?utf-8?B?6K+i5Lu3?=' }, '询价 40 台'),
  letter({ From: null, To: null }, ''),
  Buffer.from([0, 255, 10, 13, 10, 200]),
  ...['automatic-mail', 'quoted-replies'].flatMap((folder) =>
    filesOf(folder)
      .filter((file) => file.endsWith('.eml'))
      .map((file) => readFileSync(file)),
  ),
];

describe('a thread that reads', () => {
  test('reads of each mail what is read here', async () => {
    const mails = sources.map(unread);
    const read = await apart.read(mails, ours);
    const here: MailRead[] = [];
    for (const mail of mails) here.push(await readMail(mail, ours));
    expect(read.map(plainly)).toEqual(here.map(plainly));
    const [first] = read;
    expect(first?.mail.headers.first('Message-ID')).toBe('<1@kunde.example>');
    expect(first?.mail.headers.all('received')).toEqual([]);
  });

  test('leaves the bytes it was given where they were', async () => {
    const mail = unread(letter(), 1);
    const before = Buffer.from(mail.raw.source);
    await apart.read([mail], ours);
    expect(Buffer.from(mail.raw.source).equals(before)).toBe(true);
  });

  test('answers pages that are asked together each with its own', async () => {
    const pages = await Promise.all(
      ['one', 'two'].map((word) => apart.read([unread(letter({ Subject: word }), 1)], ours)),
    );
    expect(pages.map(([read]) => read?.facts.subject)).toEqual(['one', 'two']);
  });

  test('refuses a page it cannot read and goes on', async () => {
    const broken = { ...unread(letter(), 1), receivedAt: null } as unknown as Unread;
    await expect(apart.read([broken], ours)).rejects.toThrow('null');
    expect(await apart.read([unread(letter(), 2)], ours)).toHaveLength(1);
  });

  test('fails what it has not answered when it ends, and begins again when it is asked', async () => {
    const left = apart.read(sources.map(unread), ours);
    const ended = expect(left).rejects.toThrow('the reading thread ended');
    await apart.stop();
    await ended;
    expect(await apart.read([unread(letter(), 3)], ours)).toHaveLength(1);
  });
});

describe('a mail that breaks the thread', () => {
  const thread = new URL('./hostile-thread.ts', import.meta.url);
  const hostile = openReadApart({ thread, patience: 3000 });
  afterAll(() => hostile.stop());
  const read = (...bodies: string[]) =>
    hostile.read(
      bodies.map((body, at) => unread(letter({ Subject: body }, body), at)),
      ours,
    );

  test.each([
    ['by a loop without end', 'hang', 'did not finish'],
    ['by its memory', 'devour', 'memory'],
    ['by an error nobody caught', 'break', 'a parser broke'],
  ])('%s fails its own page alone', async (_how, word, why) => {
    const before = read('before');
    const guilty = expect(read('one', word, 'two')).rejects.toThrow(why);
    const after = read('after', 'it');
    expect((await before).map(({ facts }) => facts.subject)).toEqual(['before']);
    await guilty;
    expect((await after).map(({ facts }) => facts.subject)).toEqual(['after', 'it']);
  });
});
