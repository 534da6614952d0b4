import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmptyPhrase, phrasesOf } from '#lib/domain/rules/words.ts';

function meets(phrase: string, text: string): boolean {
  const phrases = phrasesOf([phrase]);
  return phrases.findIn(text).has(phrases.numberOf(phrase) ?? -1);
}

describe('words and phrases', () => {
  it.each([
    ['quote', 'Please quote 40 pumps'],
    ['quote', 'QUOTE!'],
    ['quote', '(quote)'],
    ['quote', '报价quote单'],
    ['quot*', 'your quotation, please'],
    ['quot*', 'quotes'],
    ['quot *', 'quotation'],
    ['product A', 'Product-A is what we need'],
    ['product A', 'about PRODUCT\r\n   A.'],
    ['product-a', 'product_a'],
    ['product A', 'ＰＲＯＤＵＣＴ　Ａ'],
    ['cotización', 'COTIZACION'],
    ['cotizacion', 'una cotizacio\u0301n'],
    ['Straße', 'STRASSE'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΟΣ', 'στην οδος'],
    ["prix d'achat", 'le prix d’achat'],
    ['smørrebrød', 'smorrebrod'],
    ['запрос', 'ЗАПРОС цены'],
    ['расчёт', 'расчет'],
    ['报价', '请尽快报价，谢谢'],
    ['报价', '请尽快报\n价'],
    ['产品 A', '产品A 的价格'],
    ['产品A', '我们要产品 A。'],
    ['見積', 'お見積もりをお願いします'],
    ['ﾎﾟﾝﾌﾟ', 'ポンプの価格'],
    ['ใบเสนอราคา', 'ขอใบเสนอราคาด้วย'],
    ['견적', '견적을 부탁드립니다'],
    ['CNC', 'CNC를'],
    ['عرض سعر', 'نريد عَرْض سعر'],
    ['M8x1.25', 'bolts M8x1.25, zinc'],
    ['C++', 'for C++ and'],
    ['R&D', 'our R&D team'],
    ['𠮷', '𠮷野家'],
    ['quote', 'q\u00aduote'],
  ])('%j is met by %j', (phrase, text) => {
    expect(meets(phrase, text)).toBe(true);
  });

  it.each([
    ['quote', 'unquoted'],
    ['quote', 'quotes'],
    ['quote', 'quotation'],
    ['quot*', 'misquote'],
    ['quote', 'quote2'],
    ['product A', 'product AB'],
    ['product A', 'by-product Alpha'],
    ['product A', 'product, A'],
    ['product A', 'productA'],
    ['产品A', '产品AB'],
    ['A', 'Äpfel'],
    ['8', 'M8'],
    ['M8', 'M80'],
    ['報價', '报价'],
    ['견적', '발견적 방법'],
    ['कि', 'कु'],
    ['', 'anything'],
    [' - ', 'a - b'],
    ['*', 'anything'],
    ['\u200b', 'anything'],
  ])('%j is not met by %j', (phrase, text) => {
    expect(meets(phrase, text)).toBe(false);
  });

  it('tells a whole word from one left open', () => {
    const phrases = phrasesOf(['quote', 'quote*', 'Quote ', 'no']);
    const found = phrases.findIn('quotes');
    expect([...found]).toEqual([phrases.numberOf('quote*')]);
    expect(phrases.numberOf('quote')).toBe(phrases.numberOf('Quote '));
  });

  it('knows a phrase of which nothing is left', () => {
    expect(['-', ' ', '**', '\u00ad', '!'].map(isEmptyPhrase)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('meets every phrase that stands between spaces, and finds the same in any company', () => {
    const word = fc.stringMatching(/^[a-zäöéß0-9报价産]{1,8}$/u);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(11), (words, at) => {
        const text = words.join(' ');
        const phrase = words.slice(at % words.length, (at % words.length) + 3).join('-');
        expect(meets(phrase, text)).toBe(true);
        const together = phrasesOf([...words, phrase]);
        const found = together.findIn(text);
        for (const one of [...words, phrase]) {
          expect(found.has(together.numberOf(one) ?? -1)).toBe(true);
        }
      }),
    );
  });

  it('goes through a long text that almost meets every phrase at every place', () => {
    const phrases = phrasesOf(Array.from({ length: 80 }, (_, n) => `${'a '.repeat(n)}b`));
    expect(phrases.findIn('a '.repeat(20_000)).size).toBe(0);
    expect(phrases.findIn(`${'a '.repeat(20_000)}b`).size).toBe(80);
  });
});
