import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { MessageFacts } from '#lib/domain/message.ts';
import { messages } from '#server/database/schema/message.ts';
import { isAutomatic } from '#server/mail/facts/automatic.ts';
import { factsOf } from '#server/mail/facts/message-facts.ts';
import { takeIn } from '#server/mail/intake/intake.ts';
import { wholeMail } from '#server/mail/facts/parse.ts';
import { whatIs } from '#server/mail/facts/what-is.ts';
import { idOf, morning } from '#tests/support/rows.ts';
import { aTeam, openDeps, type ServerDeps } from '#tests/support/server-deps.ts';
import { around as team } from '../facts/around.ts';
import { letter, read } from '../facts/letter.ts';

const many = (text: string, length = 250_000) => text.repeat(Math.ceil(length / text.length));
const html = (body: string) => letter({ 'Content-Type': 'text/html; charset=utf-8' }, body);
const mixed = { 'Content-Type': 'multipart/mixed; boundary=b' };

/** A mail in a mail in a mail, each a single part. */
function nested(depth: number): Buffer {
  let inside = 'Content-Type: text/plain\r\n\r\nForty pumps.\r\n';
  for (let at = depth; at > 1; at -= 1) {
    inside = `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n${inside}`;
  }
  return letter({ 'Content-Type': 'multipart/mixed; boundary="b1"' }, `--b1\r\n${inside}`);
}

const heads: [string, Record<string, string>][] = [
  ['To', { To: many('a:') }],
  ['To', { To: many('(') }],
  ['To', { To: many('<') }],
  ['To', { To: many('"\\') }],
  ['To', { To: many(',') }],
  ['To', { To: many('@') }],
  ['Subject', { Subject: many('=?') }],
  ['Subject', { Subject: many('=?utf-8?Q?') }],
  ['Subject', { Subject: many('=?utf-8?Q?=41?= ') }],
  ['Subject', { Subject: many('Re: ') }],
  ['Subject', { Subject: many('[') }],
  ['References', { References: many('<a@b> ') }],
  ['References', { References: many('<') }],
  ['Date', { Date: many('(') }],
  ['Content-Type', { 'Content-Type': `text/plain${many('; a*0="x"')}` }],
  ['Content-Type', { 'Content-Type': `text/plain; ${many('charset=')}` }],
  ['charset', { 'Content-Type': 'text/plain; charset=__proto__' }],
  ['name of a prototype', { __proto__x: 'x', constructor: 'y', toString: 'z' }],
];

const bodies: [string, Buffer][] = [
  ...[
    '<',
    '<div>',
    '&',
    '&#x',
    '<!--',
    '<script>',
    '<a x="',
    '<blockquote>',
    '<table><tr><td>',
    ' ',
  ].map((piece): [string, Buffer] => [`HTML of ${piece}`, html(many(piece))]),
  ...[
    '>',
    '> \n',
    '-----\n',
    'On Mon,\n',
    'From: a\n',
    '邮箱：',
    'email: a@',
    ' ',
    '*',
    '在2026年',
    'http://',
  ].map((piece): [string, Buffer] => [`text of ${JSON.stringify(piece)}`, letter({}, many(piece))]),
  ['base64 that is none', letter({ 'Content-Transfer-Encoding': 'base64' }, many('='))],
  [
    'quoted-printable that is none',
    letter({ 'Content-Transfer-Encoding': 'quoted-printable' }, many('=')),
  ],
  ['UTF-7', letter({ 'Content-Type': 'text/plain; charset=utf-7' }, many('+'))],
  ['ISO-2022', letter({ 'Content-Type': 'text/plain; charset=iso-2022-jp' }, many('\u001b$B'))],
];

/** What mailparser gives up on: deeper, longer or of more parts than it reads. */
const tooMuch: [string, Buffer][] = [
  ['a thousand parts in one another', nested(1000)],
  ['ten thousand parts in one another', nested(10_000)],
  ['twenty thousand parts beside one another', letter(mixed, many('--b\r\n\r\nx\r\n', 200_000))],
  [
    'twenty thousand files',
    letter(
      mixed,
      many('--b\r\nContent-Disposition: attachment; filename=a\r\n\r\nx\r\n', 1_000_000),
    ),
  ],
  ['a header of many lines', letter({ X: many('y\r\nX: ', 900_000) })],
  ['a field folded without end', letter({ X: `y${many('\r\n ', 600_000)}` })],
];

async function whoAndWhat(raw: Buffer) {
  const mail = await read(raw);
  const around = {
    id: idOf<MessageFacts['id']>('hostile'),
    receivedAt: morning,
    places: [],
    gmail: null,
  };
  const facts = factsOf(mail, { ...around, direction: 'in' });
  expect(z.safeEncode(MessageFacts, facts)).toMatchObject({ success: true });
  expect(isAutomatic(mail, ['info@acme.test'])).toBeNull();
  return { facts, writer: whatIs(mail, team).who };
}

describe('a mail made to be slow or to break', () => {
  test.each(heads)('by its %s is still somebody’s (%#)', async (_field, over) => {
    const { facts, writer } = await whoAndWhat(letter(over));
    expect(facts.from?.address).toBe('greta@kunde.example');
    expect(writer?.addresses).toEqual(['greta@kunde.example']);
  });

  test.each([...bodies, ...tooMuch])('by %s is still somebody’s', async (_what, raw) => {
    const { facts } = await whoAndWhat(raw);
    expect(facts).toMatchObject({ from: { address: 'greta@kunde.example' }, subject: 'Pumps' });
  });
});

describe('a mail that says badly who wrote', () => {
  let deps: ServerDeps;
  beforeAll(async () => (deps = await openDeps()));
  afterAll(() => deps.close());

  test.each([
    'Greta Kunde',
    'greta at kunde.example',
    '"Greta',
    'Greta <greta@>',
    '@',
    '=?utf-8?B?!!?=',
  ])('opens an inquiry: From %s', async (From) => {
    const team = await aTeam(deps);
    const seen = {
      teamId: team.id,
      of: { kind: 'mailbox', mailboxId: team.mailboxId },
      folder: 'inbox',
      place: null,
      raw: wholeMail(letter({ From })),
      receivedAt: morning,
      gmail: null,
      notBefore: null,
    } as const;
    expect(await takeIn(deps, seen)).toMatchObject({ kind: 'opened' });
    const mails = await deps.database.select().from(messages).where(eq(messages.teamId, team.id));
    expect(mails).toMatchObject([{ subject: 'Pumps' }]);
  });

  test.each([
    { 'Message-ID': '<n\0l@kunde.example>' },
    { 'In-Reply-To': '<n\0l@kunde.example>' },
    { References: '<n\0l@kunde.example>' },
    { From: 'Greta via Info <info@acme.test>', 'X-Original-From': 'gr\0eta@kunde.example' },
  ])('opens an inquiry without what no database holds: %j', async (over) => {
    const team = await aTeam(deps);
    const seen = {
      teamId: team.id,
      of: { kind: 'mailbox', mailboxId: team.mailboxId },
      folder: 'inbox',
      place: null,
      raw: wholeMail(letter(over)),
      receivedAt: morning,
      gmail: null,
      notBefore: null,
    } as const;
    expect(await takeIn(deps, seen)).toMatchObject({ kind: 'opened' });
  });
});
