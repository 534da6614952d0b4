import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectorFault } from '#lib/domain/selector-fault.ts';
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
    ...Object.values(roundcube),
    ...Object.values(practice),
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
  ])('%s is none: %s', (selector, fault) => expect(selectorFault(selector)).toBe(fault));

  it('may have anything inside its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const inside = text.replaceAll(/["\\]/g, '');
        expect(selectorFault(`[title="${inside}"]`)).toBeNull();
      }),
    );
  });
});
