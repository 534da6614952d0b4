import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Verdicts } from '#server/mail/facts/authentication.ts';
import { judge, type ReplyAbout } from '#server/mail/facts/effective-reply.ts';
import { ownSideOf } from '#server/mail/facts/own-side.ts';
import { similarity } from '#server/mail/facts/similar.ts';
import { hoursLater, morning } from '#tests/support/rows.ts';
import { filesOf, hasCollections } from './collections.ts';
import { letter, read, readHeaderOf } from './letter.ts';

const about: ReplyAbout = {
  own: ownSideOf(['info@acme.test', 'linda@acme.test']),
  mailboxAddresses: ['info@acme.test'],
  correspondents: ['greta@kunde.example'],
  askedAt: morning,
  at: hoursLater(1),
  link: 'id',
  seenIn: 'sent',
  authentication: null,
  acknowledgements: ['<ack@acme.test>'],
  stock: [],
  templates: [],
  others: [],
  files: [],
};
const usual = {
  From: 'Linda <linda@acme.test>',
  To: 'Greta Kunde <greta@kunde.example>',
  Subject: 'Re: Pumps',
  'Message-ID': '<reply@acme.test>',
  'In-Reply-To': '<1@kunde.example>',
};
const said = 'The forty pumps cost 380 EUR each, FOB Ningbo, ready in three weeks.';
const raw = (over: Record<string, string | null> = {}, body = said) =>
  letter({ ...usual, ...over }, body);
const judged = async (
  over: Record<string, string | null> = {},
  body?: string,
  more: Partial<ReplyAbout> = {},
) => {
  const { class: as, reason } = judge(await read(raw(over, body)), { ...about, ...more });
  return `${as}: ${reason}`;
};
/** A mail with one file. */
const withFile = (body: string, name: string) => {
  const type = 'multipart/mixed; boundary="b"';
  const parts = `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n--b\r\nContent-Type: application/pdf; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--b--\r\n`;
  return [{ 'Content-Type': type }, parts] as const;
};
const utf8 = { 'Content-Type': 'text/plain; charset=utf-8' };

test('a mail of ours to the customer, later, in the thread, with words of its own is an answer', async () => {
  expect(judge(await read(raw()), about)).toEqual({
    class: 'effective',
    reason: 'own-words',
    overruledBy: null,
  });
});

const found = (over: Partial<Verdicts>): Verdicts => ({
  spf: 'none',
  dkim: 'none',
  dmarc: 'none',
  dkimDomains: [],
  ...over,
});

describe('a copy under the address of one of us', () => {
  const from = (path: string) => ({ 'Return-Path': `<${path}>` });
  test.each<[string, Record<string, string>, Verdicts | null]>([
    ['effective: own-words', {}, null],
    ['effective: own-words', from('linda@acme.test'), null],
    ['effective: own-words', {}, found({ dmarc: 'pass' })],
    ['effective: own-words', {}, found({ dkim: 'pass', dkimDomains: ['mail.acme.test'] })],
    ['effective: own-words', from('linda@acme.test'), found({ spf: 'pass' })],
    ['unsure: sender-unproved', {}, found({})],
    ['unsure: sender-unproved', from('x@evil.example'), null],
    ['unsure: sender-unproved', from('x@evil.example'), found({ spf: 'pass' })],
    ['unsure: sender-unproved', {}, found({ dkim: 'pass', dkimDomains: ['evil.example'] })],
    ['unsure: sender-unproved', { 'Authentication-Results': 'mx.relay.example; dmarc=fail' }, null],
  ])('%s: %j, %j', async (expected, headers, authentication) => {
    expect(await judged(headers, said, { seenIn: 'inbox', authentication })).toBe(expected);
  });
});

describe('no answer, by its header', () => {
  test.each<[string, Record<string, string | null>, Partial<ReplyAbout>]>([
    ['automatic: acknowledgement', { 'Message-ID': '<ack@acme.test>' }, {}],
    ['automatic: auto-submitted', { 'Auto-Submitted': 'auto-replied (vacation)' }, {}],
    ['automatic: auto-header', { 'X-Autoreply': 'yes' }, {}],
    ['automatic: precedence', { Precedence: 'bulk' }, {}],
    ['automatic: subject', { Subject: '自动回复: Pumps' }, {}],
    [
      'automatic: report',
      { 'Content-Type': 'multipart/report; report-type=disposition-notification; boundary=b' },
      {},
    ],
    ['internal: colleagues-only', { To: 'wang@acme.test' }, {}],
    ['internal: colleagues-only', { To: 'info@acme.test, boss@sales.acme.test' }, {}],
    ['internal: to-others', { To: 'otto@supplier.example' }, {}],
    ['unsure: before-the-inquiry', {}, { at: hoursLater(-1) }],
    ['unsure: other-subject', {}, { link: 'address' }],
    ['unsure: not-ours', { From: 'linda@elsewhere.example' }, { seenIn: 'inbox' }],
    ['unsure: sender-unproved', {}, { seenIn: 'inbox', authentication: found({ dmarc: 'fail' }) }],
  ])('%s', async (expected, over, more) => {
    expect(await judged(over, said, more)).toBe(expected);
  });

  test('what lies in our own Sent is ours, whatever its address', async () => {
    expect(await judged({ From: 'linda@gmail.com' })).toBe('effective: own-words');
  });

  test('“do not answer me by a program” says nothing about who wrote', async () => {
    expect(await judged({ 'X-Auto-Response-Suppress': 'All' })).toBe('effective: own-words');
  });

  test('a copy that a group of ours made is no list’s mail', async () => {
    const copy = { 'List-Id': 'Info <info.acme.test>', Precedence: 'list', Cc: 'info@acme.test' };
    expect(await judged(copy, said, { seenIn: 'inbox' })).toBe('effective: own-words');
  });
});

describe('whom it reaches', () => {
  test.each([
    ['greta@kunde.example', 'otto@supplier.example, greta@kunde.example'],
    ['their colleague', 'hans@kunde.example'],
    ['copied beside ours', 'info@acme.test, greta@kunde.example'],
  ])('the customer: %s', async (_what, To) => {
    expect(await judged({ To })).toBe('effective: own-words');
  });

  test('the relay of a platform, as the inquiry knows it, and no other of that platform', async () => {
    const more = { correspondents: ['a1b2c3@gmail.com'] };
    expect(await judged({ To: 'a1b2c3@gmail.com' }, said, more)).toBe('effective: own-words');
    expect(await judged({ To: 'd4e5f6@gmail.com' }, said, more)).toBe('internal: to-others');
  });

  test('under the same subject without any id it is an answer, and says why', async () => {
    expect(await judged({}, said, { link: 'subject' })).toBe('effective: same-subject');
  });
});

describe('what it says', () => {
  const quote =
    '\r\n\r\nOn Mon, 23 Nov 2026 at 09:00, Greta Kunde wrote:\r\n> Could you quote forty pumps for our plant in Hamburg, with delivery?';
  test.each([
    ['effective: own-words', 'Yes, they are in stock.'],
    ['effective: own-words', `We can deliver in May.${quote}`],
    ['effective: own-words', 'Nein, leider führen wir keine Pumpen.'],
    ['effective: own-words', '您好，四十台现货，单价三百八十欧元。'],
    ['effective: own-words', '可以的，下周一发货。'],
    ['effective: own-words', 'Thank you for your mail. The price is 12 USD, delivery May.'],
    [
      'effective: own-words',
      'Dear Greta,\r\n\r\nthank you for your inquiry, which size do you need?',
    ],
    ['unsure: no-words', quote],
    ['unsure: no-words', `-- \r\nLinda Chen\r\nSales, Acme Pumps Ltd, Ningbo, China`],
    ['unsure: no-words', ''],
    ['unsure: few-words', `Yes, 40.${quote}`],
    ['unsure: few-words', '可以'],
    ['ack-like: courtesy', `Thanks!${quote}`],
    [
      'ack-like: courtesy',
      'Dear Greta,\r\n\r\nThank you for your inquiry.\r\n\r\nBest regards,\r\nLinda',
    ],
    [
      'ack-like: courtesy',
      'Dear Ms Kunde,\r\n\r\nwe have received your inquiry and will get back to you within 24 hours.',
    ],
    ['ack-like: courtesy', 'Well received, thanks. We will reply soon.'],
    ['ack-like: courtesy', '您好，您的邮件已收到，我们会尽快回复您，谢谢！'],
    ['ack-like: courtesy', '收到，谢谢。'],
    [
      'ack-like: courtesy',
      'Estimada Greta:\r\n\r\nGracias por su mensaje. Le responderemos lo antes posible.\r\n\r\nSaludos',
    ],
    [
      'ack-like: courtesy',
      'Sehr geehrte Frau Kunde,\r\n\r\nvielen Dank für Ihre Anfrage. Wir melden uns in Kürze.',
    ],
    ['ack-like: courtesy', 'Bonjour,\r\n\r\nNous avons bien reçu votre demande. Merci.'],
  ])('%s: %j', async (expected, body) => {
    expect(await judged(utf8, body)).toBe(expected);
  });

  test('a file it had not before is an answer without a word; the customer’s own and a logo are not', async () => {
    const [over, body] = withFile('', 'quotation.pdf');
    expect(await judged(over, body)).toBe('effective: own-words');
    expect(await judged(over, body, { files: ['quotation.pdf'] })).toBe('unsure: no-words');
    const [logo, shown] = withFile('Thanks!', 'image001.png');
    expect(await judged(logo, shown)).toBe('ack-like: courtesy');
  });

  const stock = `Dear Greta Kunde,\n\nWe have your message about forty pumps and thank you for it. A person of our sales team reads it now, and you will hear from us within 48 hours.\n\nKind regards\nAcme Pumps`;
  test('like our automatic answer, sent by hand with another name', async () => {
    const copied = stock.replace('Greta Kunde', 'Grete Kunde').replaceAll('\n', '\r\n');
    expect(await judged({}, copied, { stock: [stock] })).toBe('ack-like: like-acknowledgement');
    const more = `${copied}\r\n\r\nPS: ${said} We have made them since 1998 for ships and mines, and keep spare parts for twenty years; the drawing you sent fits our type P40.`;
    expect(await judged({}, more, { stock: [stock] })).toBe('effective: own-words');
  });

  test('the same text to three others on that day is nobody’s answer; to two it may be', async () => {
    const form = (name: string) =>
      `Dear ${name},\r\n\r\nPlease tell us the quantity, the port of delivery and your drawing; our catalogue of pumps stands at www.acme.test.`;
    const others = ['Otto', 'Ana', 'Li Wei'].map(form);
    expect(await judged({}, form('Greta'), { others })).toBe('ack-like: like-others');
    expect(await judged({}, form('Greta'), { others: others.slice(1) })).toBe(
      'effective: own-words',
    );
    expect(await judged({}, said, { others })).toBe('effective: own-words');
    // What the team wrote to be sent to many is meant as an answer.
    const templates = [form('{{ customer.name }}')];
    expect(await judged({}, form('Greta'), { others, templates })).toBe('effective: own-words');
  });

  test('of what only the header is known the header alone decides', async () => {
    const header = await readHeaderOf(raw({}, 'Thanks!'));
    expect(judge(header, about)).toMatchObject({ class: 'effective', reason: 'headers-only' });
    const vacation = await readHeaderOf(raw({ 'Auto-Submitted': 'auto-replied' }));
    expect(judge(vacation, about)).toMatchObject({ class: 'automatic', reason: 'auto-submitted' });
    const elsewhere = await readHeaderOf(raw({}));
    expect(judge(elsewhere, { ...about, link: 'address' })).toMatchObject({ class: 'unsure' });
  });
});

describe.skipIf(!hasCollections)('of other people’s mail', () => {
  test('none of the automatic ones is an answer, if a member had sent it', async () => {
    const answers: string[] = [];
    for (const file of filesOf('automatic-mail')) {
      const mail = await read(readFileSync(file));
      const found = judge(mail, {
        ...about,
        correspondents: mail.to.map(({ address }) => address),
      });
      if (found.class === 'effective') answers.push(file.split('/').at(-1) ?? '');
    }
    // Complaints that a person forwarded: somebody wrote them.
    expect(answers.filter((name) => !['arf-22.eml', 'arf-24.eml'].includes(name))).toEqual([]);
  });

  test('a quote changes nothing: each is judged as what somebody cut it to', async () => {
    const met = new Set<string>();
    const lost: string[] = [];
    for (const file of filesOf('quoted-replies/emails')) {
      const body = readFileSync(file, 'utf8').replaceAll('\n', '\r\n');
      const own = readFileSync(file.replace('/emails/', '/trimmed/'), 'utf8');
      const found = await judged(utf8, body);
      const expected = await judged(utf8, own.replaceAll('\n', '\r\n'));
      if (found !== expected) lost.push(`${found} instead of ${expected}`);
      met.add(found);
    }
    // Code that was sent indented looks like a quote; whoever is in doubt does not stop a clock.
    expect(lost).toEqual(['unsure: no-words instead of effective: own-words']);
    expect([...met].toSorted()).toEqual([
      'ack-like: courtesy',
      'effective: own-words',
      'unsure: few-words',
      'unsure: no-words',
    ]);
  });
});

test.each([
  ['', '', 0],
  ['Pumps', 'pumps!', 1],
  ['四十台', '四十台', 1],
  ['abc', 'xyz', 0],
])('%j and %j are alike by %d', (a, b, expected) => {
  expect(similarity(a, b)).toBe(expected);
});
