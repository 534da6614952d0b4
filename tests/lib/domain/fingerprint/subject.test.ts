import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseSubject } from '#lib/domain/fingerprint/subject.ts';

describe('prefixes of answers and forwards', () => {
  test.each([
    ['Re: Pumps', 'pumps'],
    ['Re:Pumps', 'pumps'],
    ['RE : Pumps', 'pumps'],
    ['回复：Re: x', 'x'],
    ['回复:回复：转发: 询价', '询价'],
    ['RE: FW: Fwd: AW: WG: SV: VS: 500 pumps', '500 pumps'],
    ['Re[2]: Pumps', 'pumps'],
    ['Re (3): Pumps', 'pumps'],
    ['Re^2: Pumps', 'pumps'],
    ['Re*2: Pumps', 'pumps'],
    ['Re［２］：Pumps', 'pumps'],
    ['答复: 轉寄: 轉發: 回覆: 報價', '報價'],
    ['自动回复: 询价', '询价'],
    ['Antwort: Angebot', 'angebot'],
    ['RIF: R: I: Offerta', 'offerta'],
    ['RES: ENC: Cotação', 'cotação'],
    ['Rép: RÉF: Devis', 'devis'],
    ['Re\u0301f: Devis', 'devis'],
    ['RV: Cotización', 'cotización'],
    ['Odp: PD: Oferta', 'oferta'],
    ['YNT: İLT: ilt: Teklif', 'teklif'],
    ['Отв: Пер: Запрос', 'запрос'],
    ['ΑΠ: ΠΡΘ: Προσφορά', 'προσφορά'],
    ['回信: 返信: 見積', '回信: 返信: 見積'],
    ['返信: 転送: 見積', '見積'],
    ['회신: 전달: 견적', '견적'],
    ['תגובה: הצעה', 'הצעה'],
    ['رد: إعادة توجيه: عرض', 'عرض'],
  ])('%s', (subject, expected) => {
    expect(baseSubject(subject)).toBe(expected);
  });
});

describe('what only looks like a prefix stays', () => {
  test.each([
    ['Re-order 2026', 're-order 2026'],
    ['AW139: spare parts', 'aw139: spare parts'],
    ['Request: pumps', 'request: pumps'],
    ['TO: Mr Lee', 'to: mr lee'],
    ['Reply needed', 'reply needed'],
    ['Auto: out of office', 'auto: out of office'],
    ['[External] Re: Pumps', '[external] re: pumps'],
    ['回复一下', '回复一下'],
    ['询价：水泵', '询价:水泵'],
  ])('%s', (subject, expected) => {
    expect(baseSubject(subject)).toBe(expected);
  });
});

test.each([
  '',
  '   ',
  '(no subject)',
  '(无主题)',
  '（无主题）',
  'Re: (no subject)',
  '回复：（无主题）',
  '(無主旨)',
])('no subject: "%s"', (subject) => {
  expect(baseSubject(subject)).toBe('');
});

test.each([
  ['Ｐｕｍｐｓ　５００', 'pumps 500'],
  ['Pumps\r\n\t 500  pcs', 'pumps 500 pcs'],
  ['\u200bRe\u200d:\ufeff Pu\u00admps\u202e', 'pumps'],
  ['Pu\u0007mps', 'pumps'],
  ['J\u030C', '\u01F0'],
  ['caf\u0065\u0301', 'café'],
])('folds %j', (subject, expected) => {
  expect(baseSubject(subject)).toBe(expected);
});

test('a subject in GB18030 is the same once decoded', () => {
  const bytes = Uint8Array.from([
    0xbb, 0xd8, 0xb8, 0xb4, 0xa3, 0xba, 0xd1, 0xaf, 0xbc, 0xdb, 0x20, 0x82, 0x32, 0x8d, 0x37,
  ]);
  const decoded = new TextDecoder('gb18030').decode(bytes);
  expect(decoded).toBe('回复：询价 㼆');
  expect(baseSubject(decoded)).toBe('询价 㼆');
});

test('an endless row of prefixes is read to its limit only', () => {
  expect(baseSubject('re:'.repeat(1_000_000)).length).toBeLessThan(10);
});

const anySubject = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('Re', 'FW', '回复', 'İLT', '[2]', ':', '：', ' ', '(no subject)', 'R', 'x'),
    )
    .map((parts) => parts.join('')),
);

test('taking the base twice changes nothing', () => {
  fc.assert(
    fc.property(anySubject, (subject) => {
      const base = baseSubject(subject);
      expect(baseSubject(base)).toBe(base);
    }),
    { numRuns: 2000 },
  );
});

test('one more answer does not change the base', () => {
  fc.assert(
    fc.property(
      anySubject,
      fc.constantFrom('Re: ', 'Fwd: ', '回复：', '转发: '),
      (subject, prefix) => {
        fc.pre(subject.length < 1000);
        expect(baseSubject(prefix + subject)).toBe(baseSubject(subject));
      },
    ),
    { numRuns: 2000 },
  );
});
