// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlText } from '#lib/domain/fingerprint/html-text.ts';
import { pageText } from '#lib/webmails/page-text.ts';

/** As a browser writes a text out (WHATWG HTML, "escaping a string"). */
const writtenOut = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('\u00a0', '&nbsp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const pieces = fc.constantFrom(
  '&',
  'amp;',
  'copy;',
  '#39;',
  '<',
  '>',
  '\u00a0',
  ' ',
  'Pumps',
  '询价',
  '\n',
);
const texts = fc.array(pieces, { maxLength: 30 }).map((some) => some.join(''));

test('reads what a page writes out as the server reads the mail', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const html = `<div>${writtenOut(text)}</div><blockquote>${writtenOut(text)}</blockquote>`;
      expect(pageText(html)).toBe(htmlText(html));
    }),
  );
});

test('takes no reference twice', () => {
  expect(pageText('<p>&amp;lt; &amp;copy; a&nbsp;b</p>').trim()).toBe('&lt; &copy; a\u00a0b');
});
