import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectorFault } from '#lib/domain/selector-fault.ts';
import { shipped as gmail } from '#lib/webmails/gmail/anchors.ts';
import { shipped as outlook } from '#lib/webmails/outlook/anchors.ts';
import { shipped as practice } from '#lib/webmails/practice/anchors.ts';
import { shipped as roundcube } from '#lib/webmails/roundcube/anchors.ts';

describe('a selector', () => {
  it.each([
    'a[href*="@"]',
    'a.reply[onclick*="command(\'reply\',"]',
    '[title="<b>{x}</b> :-("]',
    ':is(#a, #b) :is(h2, h3).subject:not([data-x="]"])',
    String.raw`#\@at.\{brace\}.\[odd`,
    'p /* { not a rule } " */ b',
    '[aria-label="javascript: off"]',
    'a[href^="javascript:"]',
    '收件箱',
    'div:not(.a):first-child',
    ':is(.a:not(.b), #c) > tr:nth-child(2n + 1) .d',
    '*|a, *.b',
    '[class~="a"] + .b',
    ...[gmail, outlook, roundcube, practice].flatMap((shipped) => Object.values(shipped)),
  ])('%s may be one', (selector) => expect(selectorFault(selector)).toBeNull());

  it.each([
    ['  ', 'empty'],
    ['p { color: red }', 'braces'],
    ['p }', 'braces'],
    ['<script>', 'markup'],
    ['a > b, <i>', 'markup'],
    ['@import url(x)', 'at-rule'],
    ['javascript:alert(1)', 'script'],
    ['a, JavaScript:void(0)', 'script'],
    ['[title', 'brackets'],
    [':is(a, b', 'brackets'],
    ['a)', 'brackets'],
    [':is([a)]', 'brackets'],
    ['[title="a]', 'quotes'],
    ['[title=\'a"]', 'quotes'],
    [Array.from({ length: 21 }, () => 'a').join(' '), 'parts'],
    [Array.from({ length: 21 }, () => '.a').join(','), 'parts'],
    [`:is(${Array.from({ length: 21 }, () => '.a').join(',')})`, 'parts'],
    ['a:not(.b:not(.c:not(.d)))', 'nested'],
    [':is(:is(:is(a)))', 'nested'],
    ['tr:has(.subject)', 'has'],
    ['a:not(:HAS (b))', 'has'],
    ['li:nth-child(2n of .a)', 'has'],
    ['.a ~ .b', 'has'],
    ['*', 'everything'],
    ['* *', 'everything'],
    ['div > *', 'everything'],
    ['a, *', 'everything'],
    [':not(.a)', 'everything'],
    ['.list :not(.a)', 'everything'],
    [':is(*)', 'everything'],
    [':nth-child(2n)', 'everything'],
    ['a/**/*', 'everything'],
    ['*:not(.a)', 'everything'],
  ])('%s is none: %s', (selector, fault) => expect(selectorFault(selector)).toBe(fault));

  it('is told at once, however long and odd it is', () => {
    const odd = fc.array(
      fc.constantFrom('a', '*', ':not(', ')', '[', ']', '"', '\\', '/*', ' > ', ':nth-child('),
      {
        maxLength: 300,
      },
    );
    fc.assert(fc.property(odd, (pieces) => void selectorFault(pieces.join('').slice(0, 500))));
    for (const one of ['[', ':nth-a(', '/*', '"', '\\', ':has', '('])
      selectorFault(one.repeat(100_000));
  });

  it('may have anything inside its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const inside = text.replaceAll(/["\\]/g, '');
        expect(selectorFault(`[title="${inside}"]`)).toBeNull();
      }),
    );
  });
});
