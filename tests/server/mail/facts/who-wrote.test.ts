import { describe, expect, test } from 'vitest';
import { countryOf, timeZoneOf } from '#server/mail/facts/country.ts';
import { isFreeMail, isSameCorrespondent } from '#server/mail/facts/free-mail.ts';
import { languageOf } from '#server/mail/facts/language.ts';
import { ownSideOf } from '#server/mail/facts/own-side.ts';
import { customerIn } from './around.ts';

describe('who wrote', () => {
  test('is the sender', async () => {
    expect(await customerIn({ From: 'Greta Kunde <Greta@Kunde.DE>' })).toEqual({
      channel: 'direct',
      customer: {
        name: 'Greta Kunde',
        addresses: ['greta@kunde.de'],
        company: 'kunde.de',
        country: 'DE',
        countryEvidence: '.de',
        phone: null,
        website: null,
        timeZone: 'Europe/Berlin',
        language: 'en',
      },
    });
  });

  const named: [Record<string, string | null>, string | undefined, string[] | null, string][] = [
    [
      { 'Reply-To': 'sales@kunde.example' },
      undefined,
      ['greta@kunde.example', 'sales@kunde.example'],
      'direct',
    ],
    [{ 'Reply-To': 'greta@gmail.com' }, undefined, ['greta@gmail.com'], 'direct'],
    [{ 'Reply-To': 'info@acme.test' }, undefined, ['greta@kunde.example'], 'direct'],
    [
      { From: 'noreply@forms.example', 'Reply-To': 'g@kunde.example' },
      undefined,
      ['g@kunde.example'],
      'form',
    ],
    [
      { From: 'site@acme.test' },
      'Your name: Greta\nYour email: g@kunde.example\nMessage: hi',
      ['g@kunde.example'],
      'form',
    ],
    [
      { From: 'site@acme.test' },
      '姓名：王\n邮箱：wang@buyer.cn\n内容：询价',
      ['wang@buyer.cn'],
      'form',
    ],
    [
      { From: "'Greta' via Info <info@acme.test>", 'X-Original-From': 'Greta <g@kunde.example>' },
      undefined,
      ['g@kunde.example'],
      'direct',
    ],
    [{ From: 'linda@acme.test' }, 'See below.', null, 'direct'],
    [
      { From: 'linda@acme.test' },
      'Done.\n\nFrom: Greta <g@kunde.example>\nSent: Monday\nTo: info@acme.test\nSubject: Pumps\n\nHello',
      null,
      'direct',
    ],
    [{ From: null }, undefined, [], 'unknown'],
    [{ From: null, 'Reply-To': 'g@kunde.example' }, undefined, ['g@kunde.example'], 'direct'],
  ];
  test.each(named)('%j', async (over, body, addresses, channel) => {
    const found = await customerIn(over, body);
    if (addresses === null) return expect(found).toBeNull();
    expect(found?.customer.addresses).toEqual(addresses);
    expect(found?.channel).toBe(channel);
  });

  test('a company that uses a free provider does not own the provider', async () => {
    const more = { own: ownSideOf(['acme@163.com']) };
    const found = await customerIn({ From: 'buyer@163.com' }, undefined, more);
    expect(found?.customer).toMatchObject({
      addresses: ['buyer@163.com'],
      company: null,
    });
  });
});

test('a country is a hint of the address, never of a domain that is sold to all', () => {
  const countries = [
    'a@x.de',
    'a@x.co.uk',
    'a@x.com.br',
    'a@x.io',
    'a@x.tv',
    'a@x.com',
    'a@x.eu',
    'a@x.xn--p1ai',
    'a@[10.0.0.1]',
  ];
  expect(countries.map(countryOf)).toEqual(['DE', 'GB', 'BR', null, null, null, null, 'RU', null]);
  expect(['DE', 'CN', 'JP', 'US', 'BR', null].map(timeZoneOf)).toEqual([
    'Europe/Berlin',
    'Asia/Shanghai',
    'Asia/Tokyo',
    null,
    null,
    null,
  ]);
});

test('a shared domain says two people belong together only where it is a company’s', () => {
  expect(isSameCorrespondent('a@kunde.de', 'b@mail.kunde.de')).toBe(true);
  expect(isSameCorrespondent('a@gmail.com', 'b@gmail.com')).toBe(false);
  expect(isSameCorrespondent('a@one.github.io', 'b@two.github.io')).toBe(false);
  expect(isSameCorrespondent('a@acme.co.uk', 'b@other.co.uk')).toBe(false);
  expect(['a@yahoo.co.jp', 'a@vip.163.com', 'a@proton.me', 'a@kunde.de'].map(isFreeMail)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test.each([
  ['Could you please quote forty pumps for our plant?', 'en'],
  ['Bitte senden Sie uns ein Angebot für vierzig Pumpen', 'de'],
  ['Estimados señores, necesitamos una cotización', 'es'],
  ['Здравствуйте, пришлите прайс на насосы', 'ru'],
  ['We want to buy 40 pcs XQ-4420, please send your best price to 宁波海天机械有限公司', 'en'],
  ['您好，请报价四十台水泵', 'zh'],
  ['水泵四十台の見積りをお願いいたします', 'ja'],
  ['견적을 부탁드립니다', 'ko'],
  ['Please find attached our inquiry for 200 pcs of ball valves', 'en'],
  ['OK', null],
  ['XQ-4420 12345 https://kunde.example/long/path/of/words', null],
])('language of "%s": %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});
