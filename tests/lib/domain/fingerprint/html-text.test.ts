// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldBody } from '#lib/domain/fingerprint/body.ts';
import { htmlText } from '#lib/domain/fingerprint/html-text.ts';

describe('lines', () => {
  test.each([
    ['blocks', '<p>a</p><p>b</p>c<div>d</div>', 'a\nb\nc\nd'],
    ['breaks', 'a<br>b<br/><br />c', 'a\nb\n\nc'],
    ['an empty line', '<div>a</div><div><br></div><div>b</div>', 'a\n\nb'],
    ['inline', 'a <b>b</b><i>c</i>', 'a bc'],
    ['white space', ' a \n\t b\r\n', 'a b'],
    ['preformatted', '<pre>a\n  b\n\nc</pre>', 'a\n  b\n\nc'],
    ['white-space: pre-wrap', '<div style="white-space: pre-wrap">a\nb</div>', 'a\nb'],
    ['a table', '<table><tr><td>a<td>b</tr><tr><td>c</td></tr></table>', 'a\nb\nc'],
    ['list marks are not text', '<ul><li>a<li>b</ul>', 'a\nb'],
    ['paragraphs left open', '<p>a<p>b', 'a\nb'],
    ['three empty lines are one', 'a<br><br><br><br>b', 'a\n\nb'],
  ])('%s', (_case, html, text) => {
    expect(htmlText(html)).toBe(text);
  });
});

describe('what is not seen', () => {
  test.each([
    ['style, script, title', '<title>t</title><style>p{}</style><script>x("<p>")</script>a', 'a'],
    ['a tag inside a script', '<script>"</p><b>"</script>a', 'a'],
    ['a script never closed', 'a<script>b', 'a'],
    ['comments', 'a<!-- <p>x</p> -->b<!--[if mso]>c<![endif]-->d<!---->e<!-->f', 'abdef'],
    ['a comment never closed', 'a<!-- b', 'a'],
    ['declarations', '<!DOCTYPE html><?xml version="1"?><![if !mso]>a<![endif]>', 'a'],
    ['display: none', '<div style="DISPLAY:none;">x<p>y</p></div>a', 'a'],
    ['a preheader in a span', '<span style="display: none !important">x</span>a', 'a'],
    ['visibility: hidden', "<p style='visibility:hidden'>x</p>a", 'a'],
    ['a hidden block with a stray end tag', '<b><div style="display:none">x</b>y</div>a', 'a'],
    ['a hidden paragraph left open', '<p hidden>x<div>a</div>', 'a'],
    ['hidden', '<p hidden>x</p><p title="hidden">a</p>', 'a'],
    ['template and svg', '<template><p>x</p></template><svg><text>y</text></svg>a', 'a'],
    ['pictures', '<img alt="x" src="data:image/png;base64,AAAA>">a', 'a'],
    ['a tag never closed', 'a<b href="', 'a'],
  ])('%s', (_case, html, text) => {
    expect(htmlText(html)).toBe(text);
  });
});

describe('characters', () => {
  test.each([
    ['&lt;b&gt; &amp;amp; &quot;x&quot; &apos;', '<b> &amp; "x" \''],
    ['a&nbsp;b', 'a\u00a0b'],
    ['caf&eacute; &Auml;&auml; &euro;5 &ndash; &hellip;', 'café Ää €5 – …'],
    ['&#21488;&#x6e7E; &#150; &#128;', '台湾 – €'],
    ['&copy2026&nbsp!', '©2026\u00a0!'],
    ['&notit; &unknown; & &; &#; AT&T', '¬it; &unknown; & &; &#; AT&T'],
    ['&#0; &#xD800; &#99999999;', '\uFFFD \uFFFD \uFFFD'],
    ['1 < 2 <3 a<b', '1 < 2 <3 a'],
    ['&alpha;&Omega;&there4;&zwnj;', 'αΩ∴\u200c'],
  ])('%s', (html, text) => {
    expect(htmlText(html)).toBe(text);
  });
});

describe('quotes are marked for the rule that cuts them', () => {
  const own = '<div>Please quote 500 pcs</div>';
  test.each([
    [
      'Gmail',
      '<div class="gmail_quote"><div dir="ltr" class="gmail_attr">Vào 20 Th11, Li:<br></div><blockquote class="gmail_quote">Hello<br>Li</blockquote></div>',
    ],
    [
      'Roundcube',
      '<p id="v1reply-intro">On 2026-11-20 10:00, Li wrote:</p><blockquote>Hello</blockquote>',
    ],
    [
      'Roundcube, a text part',
      '<div class="pre">On 2026-11-20 10:00, Li wrote:<br>\n<blockquote>Hello<blockquote>Hi</blockquote></blockquote></div>',
    ],
    [
      'Outlook',
      '<hr tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><b>Von:</b> Li</div><div>Hello</div>',
    ],
    ['Outlook, shown again', '<div id="x_x_divRplyFwdMsg"><b>Von:</b> Li</div><div>Hello</div>'],
    [
      'Outlook on the web',
      '<div id="mail-editor-reference-message-container"><div>Hello</div></div>',
    ],
    ['NetEase', '<div class="cm_quote_msg other">李:<p>Hello</p></div>'],
    ['NetEase, old', '<blockquote id="isReplyContent">Hello</blockquote>'],
    [
      'Thunderbird',
      '<div class="moz-cite-prefix">20.11.2026, Li:</div><blockquote type="cite">Hello</blockquote>',
    ],
    ['a span across blocks', "<span class='gmail_attr'><p>Hello</p>Li</span>"],
    [
      'Foxmail',
      '<hr><div><b>发件人：</b>李</div><div><b>发送时间：</b>2026-11-20</div><div><b>收件人：</b>Linda</div><p>您好</p>',
    ],
  ])('%s', (_program, quote) => {
    expect(foldBody(htmlText(own + quote))).toBe('Pleasequote500pcs');
  });

  test('answers between and below quotes stay', () => {
    const html =
      '<div class="gmail_attr">On Fri, Li wrote:</div><blockquote>How many?</blockquote>' +
      '<p>500 pcs</p><blockquote>When?<p>Li</p></blockquote>In March';
    expect(htmlText(html)).toBe(
      '> On Fri, Li wrote:\n> How many?\n500 pcs\n> When?\n> Li\nIn March',
    );
    expect(foldBody(htmlText(html))).toBe('500pcsInMarch');
  });

  test('words that only contain a mark are no mark', () => {
    expect(htmlText('<p class="gmail_attribute" title="cm_quote_msg">a</p>')).toBe('a');
  });
});

test('the text part and the HTML part of one mail fold alike', () => {
  const text =
    'Dear team,\n\nwe need 500 pumps “SP-40” – please quote.\n\nDiego\n\n' +
    'On Fri, Nov 20, 2026 at 10:00 AM Li <li@acme.test> wrote:\n\n> Hello\n';
  const html =
    '<html><head><style>p{}</style></head><body><p>Dear team,</p>\n<p>we need 500&nbsp;pumps ' +
    '&ldquo;SP-40&rdquo; &ndash;\nplease <b>quote</b>.</p><p>Diego</p><div class="gmail_quote">' +
    '<div class="gmail_attr">On Fri, Nov 20, 2026 at 10:00 AM Li &lt;<a href="mailto:li@acme.test">' +
    'li@acme.test</a>&gt; wrote:<br></div><blockquote>Hello</blockquote></div></body></html>';
  expect(foldBody(text)).toBe('Dearteam,weneed500pumps“SP-40”–pleasequote.Diego');
  expect(foldBody(htmlText(html))).toBe(foldBody(text));
});

const tag = fc.constantFrom('p', 'div', 'span', 'b', 'td', 'li', 'h1', 'a', 'font');
const word = fc.stringMatching(/^[a-zA-Z0-9 äé水&<"]{0,12}$/);
const markup: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    word.map((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')),
    fc.constantFrom('<br>', '<img src="x" alt="y">', '<!-- c -->', '&nbsp;', '&eacute;', '<hr/>'),
    fc
      .tuple(tag, fc.array(tie('node'), { maxLength: 4 }))
      .map(([name, inner]) => `<${name} class="c">${inner.join('')}</${name}>`),
  ),
})).node;

test('a browser reads the same characters', () => {
  fc.assert(
    fc.property(fc.array(markup, { maxLength: 5 }), (parts) => {
      const html = parts.join('');
      document.body.innerHTML = html;
      expect(foldBody(htmlText(html))).toBe(foldBody(document.body.textContent ?? ''));
      expect(foldBody(htmlText(document.body.innerHTML))).toBe(foldBody(htmlText(html)));
    }),
    { numRuns: 500 },
  );
});

test('any string is read to its end without an error', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '/',
    '!',
    '--',
    '&',
    '#',
    'x',
    ';',
    '"',
    "'",
    '=',
    ' ',
    'p',
    'div',
    'script',
    'style',
    'class',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      expect(htmlText(pieces.join(''))).not.toMatch(/\n{3}/);
    }),
    { numRuns: 3000 },
  );
});

describe('long and hostile HTML ends before the time of a test is up', () => {
  test.each([
    ['30 MB of text', '<p>Hello</p>'.repeat(2_500_000)],
    ['a picture inside', `<img src="data:image/png;base64,${'A'.repeat(20_000_000)}">a`],
    ['open tags', '<b>'.repeat(1_000_000)],
    [
      'open tags and others closed',
      '<i><div>'.repeat(1000) + '<b>'.repeat(500_000) + '</i>'.repeat(500_000),
    ],
    ['quotes left open', '<a ="'.repeat(500_000)],
    ['comments left open', '<!--'.repeat(500_000)],
    ['scripts left open', '<script>'.repeat(500_000)],
    ['less-than signs', '<'.repeat(150_000)],
    ['ampersands', '&#'.repeat(500_000)],
    ['attributes', `<p ${'id = '.repeat(200_000)}>`],
    ['classes', `<p class="${'a '.repeat(500_000)}">`],
  ])('%s', (_case, html) => {
    expect(htmlText(html).length).toBeLessThan(1_100_000);
  });
});
