import { describe, expect, test } from 'vitest';
import { customerIn, natureOf } from './around.ts';

const utf8 = { 'Content-Type': 'text/plain; charset=utf-8' };
const from = (address: string) => ({ ...utf8, From: `Greta <${address}>` });

describe('the country', () => {
  const signed = [
    'Please quote.',
    '',
    'Best regards,',
    'Greta',
    'Rua Augusta 1, São Paulo, Brazil',
    'Tel: +34 91 123 45 67',
  ].join('\n');

  test('is told by every sign, the strongest first', async () => {
    const { countries } = await natureOf(from('greta@kunde.de'), signed);
    expect(countries.map(({ country, by }) => [country, by])).toEqual([
      ['ES', 'phone'],
      ['BR', 'signature'],
      ['DE', 'domain'],
    ]);
    expect(countries[0]?.evidence).toBe('+34 91 123 45 67');
  });

  test('of a form’s field outranks the phone', async () => {
    const form = { ...utf8, From: 'wordpress@acme.test' };
    const body = 'Name: Greta\nEmail: g@kunde.de\nPhone: +34 91 123 45 67\nCountry: Perú';
    const found = await customerIn(form, body);
    expect(found?.customer).toMatchObject({
      country: 'PE',
      countryEvidence: 'Perú',
      phone: '+34911234567',
      timeZone: 'America/Lima',
    });
  });

  test.each([
    ['Country: Deutschland', 'DE'],
    ['Country: UK', 'GB'],
    ['Country: 美国', 'US'],
    ['Country: Côte d’Ivoire (CI)', 'CI'],
    ['Country: United Arab Emirates', 'AE'],
    ['Country: Россия', 'RU'],
    ['Country: not telling', null],
    ['Country: xx', null],
  ])('"%s" is %s', async (line, country) => {
    const body = `Name: Greta\nEmail: g@kunde.example\n${line}`;
    const found = await natureOf({ ...utf8, From: 'wordpress@acme.test' }, body);
    expect(found.countries[0]?.country ?? null).toBe(country);
  });

  test.each([
    ['a fax', 'Fax: +34 91 123 45 67'],
    ['an order number', 'Order +34 12'],
    ['a number without its country', 'Tel: 91 123 45 67'],
    ['a date', 'On 2026-11-23 00 12 34 56 78'],
    ['a sentence that ends with a name', 'My friend is from there, Jordan?'],
  ])('is not told by %s', async (_what, line) => {
    const { countries, phone } = await natureOf(from('greta@kunde.com'), `Please quote.\n${line}`);
    expect(countries).toEqual([]);
    expect(phone).toBeNull();
  });

  test('is not told by our own lines in a quote', async () => {
    const body =
      'Yes.\n\nOn Mon, 23 Nov 2026 at 10:00, Li <li@acme.test> wrote:\n> Company: Acme\n> Country: China\n> Tel: +86 574 8888 8888';
    const { countries, company, phone } = await natureOf(from('greta@kunde.com'), body);
    expect({ countries, company, phone }).toEqual({ countries: [], company: null, phone: null });
  });
});

describe('what is wanted', () => {
  test.each([
    ['Inquiry for ball valves', 'Hello', 'ball valves', null],
    ['Re: RFQ: Steel pipe 304', 'We need 3,000 pcs.', 'Steel pipe 304', '3,000 pcs'],
    ['Anfrage für Kugelhähne', 'Bitte 40 Stück anbieten.', 'Kugelhähne', '40 Stück'],
    ['Cotización de bombas', 'Necesitamos 40 unidades.', 'bombas', '40 unidades'],
    ['关于水泵的询价', '我们需要200台。', '水泵', '200台'],
    ['Hello', 'Please quote 500 pcs of ball valves for us.', 'ball valves', '500 pcs'],
    ['Hello', 'Product: Solar lamp SL-20\nQuantity: 1000 sets', 'Solar lamp SL-20', '1000 sets'],
    ['Hello', 'We need 20 tons and 30 rolls.', null, null],
    ['Inquiry about your products', 'Hello', null, null],
    ['Inquiry', 'Your price of 25 USD is fine, our order 450012 of 12.12.2026.', null, null],
    ['Price list', 'Hello', null, null],
    ['Hello', 'Call me at 10:30 pcs', null, null],
  ])('"%s", "%s"', async (Subject, body, product, quantity) => {
    const subject = `=?utf-8?B?${Buffer.from(Subject).toString('base64')}?=`;
    const { wanted } = await natureOf({ ...utf8, Subject: subject }, body);
    expect(wanted).toEqual({ product, quantity });
  });
});

describe('who they are', () => {
  test('is said by the signature', async () => {
    const body =
      'Please quote.\n\nBest regards,\nGreta Kunde\nPurchasing\nKunde Maschinenbau GmbH\nTel. +49 40 3006020\nFax +49 40 3006021\nhttps://www.kunde.de/en?x=1';
    expect(await natureOf(from('greta@kunde.de'), body)).toMatchObject({
      company: 'Kunde Maschinenbau GmbH',
      phone: '+49403006020',
      website: 'https://www.kunde.de',
    });
  });

  test('is not guessed', async () => {
    const body =
      'See https://youtube.example/watch and www.other.example.\nWe work with Siemens AG in Berlin and the limited\nBest\nGreta';
    expect(await natureOf(from('greta@gmail.com'), body)).toMatchObject({
      company: null,
      phone: null,
      website: null,
    });
  });

  test('a Chinese company by its name', async () => {
    const body = '请报价。\n\n此致\n王伟\n宁波海天机械有限公司\n电话：+86 574 8888 8888';
    expect(await natureOf(from('wang@163.com'), body)).toMatchObject({
      company: '宁波海天机械有限公司',
      phone: '+8657488888888',
      language: 'zh',
    });
  });
});

describe('the channel', () => {
  const nothing = 'Please quote forty pumps.';
  test.each<[string, Record<string, string>, string, string, string | null]>([
    ['a plus part', { To: 'info+fair@acme.test' }, nothing, 'fair', 'To: info+fair@acme.test'],
    [
      'where the mail was delivered',
      { 'Delivered-To': 'info+ads@acme.test' },
      nothing,
      'ad',
      'Delivered-To: info+ads@acme.test',
    ],
    [
      'an envelope',
      { 'Envelope-To': 'info+web@acme.test' },
      nothing,
      'form',
      'Envelope-To: info+web@acme.test',
    ],
    [
      'what nobody knows',
      { To: 'info+xyz@acme.test' },
      nothing,
      'unknown',
      'To: info+xyz@acme.test',
    ],
    [
      'a campaign',
      {},
      `${nothing}\nPage: https://acme.test/p?utm_source=google&utm_medium=cpc`,
      'ad',
      'Page: https://acme.test/p?utm_source=google&utm_medium=cpc',
    ],
    ['a click', {}, `${nothing}\ngclid: Cj0KCQiA`, 'ad', 'gclid: Cj0KCQiA'],
    [
      'words',
      {},
      'We visited your booth at the Canton Fair.',
      'fair',
      'We visited your booth at the Canton Fair.',
    ],
    ['words in Chinese', utf8, '我们在广交会上见过。', 'fair', '我们在广交会上见过。'],
    ['an advertisement', {}, 'I saw your ad on the web.', 'ad', 'I saw your ad on the web.'],
    [
      'a form',
      { From: 'noreply@acme.test', 'Reply-To': 'g@kunde.example' },
      nothing,
      'form',
      'From: noreply@acme.test',
    ],
    ['nothing', {}, nothing, 'direct', null],
    ['a fair price', {}, 'Give us a fair price.', 'direct', null],
    ['somebody else’s plus', { To: 'other+fair@acme.test' }, nothing, 'direct', null],
  ])('by %s', async (_what, over, body, channel, evidence) => {
    expect((await natureOf(over, body)).channel).toEqual({ channel, evidence });
  });

  test('by an alias that says it', async () => {
    const more = { mailboxAddresses: ['info@acme.test', 'expo@acme.test'] };
    const { channel } = await natureOf({ To: 'expo@acme.test' }, nothing, more);
    expect(channel).toEqual({ channel: 'fair', evidence: 'To: expo@acme.test' });
  });
});

describe('the kind', () => {
  test.each<[string, Record<string, string | null>]>([
    ['person', {}],
    ['internal', { From: 'linda@acme.test' }],
    ['vacation', { 'Auto-Submitted': 'auto-replied' }],
    ['vacation', { Subject: '=?utf-8?B?6Ieq5Yqo5Zue5aSN77yaUHVtcHM=?=' }],
    ['notice', { 'Auto-Submitted': 'auto-generated' }],
    ['receipt', { 'Content-Type': 'multipart/report; report-type=disposition-notification' }],
    ['complaint', { 'Content-Type': 'multipart/report; report-type=feedback-report' }],
    ['list', { 'List-Id': '<news.kunde.example>' }],
    [
      'bounce',
      { From: 'mailer-daemon@kunde.example', Subject: 'Undelivered Mail Returned to Sender' },
    ],
    ['delayed', { 'Return-Path': '<>', Subject: 'Delivery Status Notification (Delay)' }],
  ])('%s: %j', async (kind, over) => {
    expect((await natureOf(over)).kind).toBe(kind);
  });
});

test('the words of a mail whose text part says nothing are those of its HTML', async () => {
  const nature = await natureOf(
    { 'Content-Type': 'multipart/alternative; boundary=b' },
    '--b\r\nContent-Type: text/plain\r\n\r\n \r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Could you quote forty pumps for our plant?</p>\r\n--b--\r\n',
  );
  expect(nature).toMatchObject({
    ownText: 'Could you quote forty pumps for our plant?',
    language: 'en',
  });
});

describe('a forward', () => {
  const below =
    '---------- Forwarded message ---------\nFrom: Otto <otto@other.example>\nDate: Mon, 23 Nov 2026\nSubject: Pumps\nTo: greta@kunde.example\n\nCould you quote forty pumps for our plant?\n-- \nOtto';
  const shown = { Subject: 'Fwd: Pumps', ...utf8 };

  test.each([
    ['of Gmail', below],
    [
      'of QQ',
      '------------------ 原始邮件 ------------------\n发件人: "Otto";\n发送时间: 2026年11月20日\n收件人: "Greta";\n主题: Pumps\n\nCould you quote forty pumps for our plant?',
    ],
    [
      'of Outlook',
      'From: Otto\nSent: Friday\nTo: Greta\nSubject: Pumps\n\nCould you quote forty pumps for our plant?',
    ],
    ['with marks', '> Could you quote forty pumps for our plant?'],
  ])('%s brings the words it forwards', async (_program, body) => {
    const nature = await natureOf(shown, body);
    expect(nature).toMatchObject({
      ownText: 'Could you quote forty pumps for our plant?',
      language: 'en',
    });
  });

  test('with words of its own brings those', async () => {
    expect((await natureOf(shown, `See below.\n\n${below}`)).ownText).toBe('See below.');
  });

  test('of a colleague, and an answer without a word, bring none', async () => {
    expect((await natureOf({ ...shown, From: 'linda@acme.test' }, below)).ownText).toBe('');
    expect((await natureOf({ Subject: 'Re: Pumps' }, below)).ownText).toBe('');
  });
});

test.each([
  ['1970', 'Thu, 01 Jan 1970 00:00:00 +0000'],
  ['2099', 'Thu, 01 Jan 2099 00:00:00 +0000'],
  ['no day at all', 'the day after never'],
])('a Date of %s changes nothing', async (_what, Date) => {
  expect((await natureOf({ Date })).kind).toBe('person');
});

describe('long and hostile mails end before the time of a test is up', () => {
  const many = (text: string, length = 300_000) => text.repeat(Math.ceil(length / text.length));
  test.each([
    '+1 ',
    '+49 40 ',
    '1,',
    '1 000 ',
    '500 pcs of a',
    'a@b.c ',
    'http://',
    'www.a',
    'Name:',
    'Name:\n',
    '\n',
    'Message: \n',
    '|a|',
    '| a | b |\n',
    'Best regards,\n',
    '-- \n',
    'On 3 May 2026\n\n',
    'Sent from my ',
    'Message-ID: <a@b>\n',
    'Action: failed\n',
    'gclid=',
    'utm_medium=',
    'Germany, ',
    '中国',
    'GmbH\n',
    '询价',
    'from you on ',
  ])(
    'of %j',
    async (piece) => {
      await natureOf(
        {
          ...utf8,
          Subject: many(piece.replace(/\n/g, ' '), 50_000),
          'Delivered-To': many(piece.replace(/\n/g, ' ')),
        },
        many(piece),
      );
      await natureOf({ From: 'mailer-daemon@x.example', 'Return-Path': '<>' }, many(piece));
      await natureOf({ From: 'wordpress@acme.test' }, many(piece));
    },
    10_000,
  );

  test('of a header of a megabyte', async () => {
    const nature = await natureOf({
      'X-Long': 'x'.repeat(1_000_000),
      'Authentication-Results': many('mx.acme.test; spf=pass '),
    });
    expect(nature.kind).toBe('person');
  });
});
