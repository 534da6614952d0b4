// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHtml } from '#lib/domain/templates/to-html.ts';

test.each([
  ['a\nb', '<div>a</div><div>b</div>'],
  ['a\n\nb', '<div>a</div><div><br></div><div>b</div>'],
  ['a\r\nb\rc', '<div>a</div><div>b</div><div>c</div>'],
  ['<b> & "x" \'y\'', '<div>&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39;</div>'],
  ['<img src=x onerror=alert(1)>', '<div>&lt;img src=x onerror=alert(1)&gt;</div>'],
  [' a  b', '<div>&nbsp;a&nbsp; b</div>'],
  ['', '<div><br></div>'],
])('%j', (text, html) => {
  expect(toHtml(text)).toBe(html);
});

test('a page reads back the text and finds no element but lines', () => {
  const line = fc.string({ unit: 'grapheme-ascii' });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
      document.body.innerHTML = toHtml(lines.join('\n'));
      const divs = [...document.body.children];
      expect(divs.map((div) => div.textContent.replaceAll('\u00a0', ' '))).toEqual(lines);
      expect(document.body.querySelectorAll(':not(div):not(br)')).toHaveLength(0);
    }),
  );
});
