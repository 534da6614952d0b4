// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { typeInto, typingFor } from '#lib/webmails/plain-draft.ts';

const quote = 'On 2026-11-23 08:39, Adaeze Okoro wrote:\n> Dear Sir,\n> please quote\n';
const signature = '-- \nLinda Chen\nACME';

/** The draft after typing at `|`; `chosen`: a person put the caret there. */
function typed(marked: string, text: string, chosen = false): string {
  const caret = marked.indexOf('|');
  const draft = marked.replace('|', '');
  const typing = typingFor(draft, { start: caret, end: caret }, text, chosen);
  const after = draft.slice(0, typing.from) + typing.text + draft.slice(typing.to);
  return `${after.slice(0, typing.caret)}|${after.slice(typing.caret)}`;
}

test.each([
  ['an empty draft', '|', false, 'Hello|'],
  ['a draft that begins with the quote', `|${quote}`, false, `Hello|\n\n${quote}`],
  ['the caret under the quote, put by the page', `${quote}|`, false, `Hello|\n\n${quote}`],
  ['the caret under the quote, put by a person', `${quote}\n|`, true, `${quote}\nHello|`],
  ['the caret on a quoted line', quote.replace('please', '|please'), true, `Hello|\n\n${quote}`],
  [
    'words of one’s own above',
    `Dear Adaeze,\n|\n${quote}`,
    false,
    `Dear Adaeze,\nHello|\n\n${quote}`,
  ],
  ['the caret between own words', `Dear |,\n\n${quote}`, true, `Dear Hello|,\n\n${quote}`],
  [
    'own words without a line to spare',
    `Dear Adaeze,\n${quote}|`,
    false,
    `Dear Adaeze,\nHello|\n\n${quote}`,
  ],
  ['a signature alone', `\n\n${signature}|`, false, `\n\nHello|\n\n${signature}`],
  [
    'the caret in the signature',
    `\n\n${signature.replace('Chen', '|Chen')}`,
    true,
    `\n\nHello|\n\n${signature}`,
  ],
  [
    'signature above quote',
    `|\n\n${signature}\n\n${quote}`,
    false,
    `Hello|\n\n${signature}\n\n${quote}`,
  ],
  ['a line of one’s own between quoted ones', '> a\n|\n> b\n', true, '> a\nHello|\n> b\n'],
  [
    'an Outlook-like quote',
    '|\n\n-----Original Message-----\nFrom: a@b.test\n',
    false,
    'Hello|\n\n-----Original Message-----\nFrom: a@b.test\n',
  ],
])('types into %s', (_what, marked, chosen, expected) => {
  expect(typed(marked, 'Hello', chosen)).toBe(expected);
});

test('knows the line above a quote in Chinese', () => {
  const chinese = '在 2026-11-23 13:43，陈伟 写道：\n> 您好\n';
  expect(typed(`${chinese}|`, '您好')).toBe(`您好|\n\n${chinese}`);
});

test('makes lines of what comes with carriage returns, and drops the last', () => {
  expect(typed('|', 'a\r\nb\r\n')).toBe('a\nb|');
});

test('only ever adds: what was there stays, in its order', () => {
  const line = fc.constantFrom('', 'Hi', '> q', '-- ', 'On 2026-11-23 08:39, A wrote:', '----');
  fc.assert(
    fc.property(fc.array(line), fc.nat(200), fc.boolean(), (lines, at, chosen) => {
      const draft = lines.join('\n');
      const start = Math.min(at, draft.length);
      const typing = typingFor(draft, { start, end: start }, 'TEXT', chosen);
      expect(typing.from).toBe(typing.to);
      expect(typing.text.trim()).toBe('TEXT');
      expect(draft.slice(0, typing.from).split('\n').at(-1)).not.toMatch(/^>|^-- $/);
    }),
  );
});

// happy-dom has none; this is what a browser answers that does not know the command for a textarea.
document.execCommand = () => false;

test('replaces what the person selected', () => {
  const area = document.createElement('textarea');
  document.body.append(area);
  area.value = 'Dear NAME,';
  area.setSelectionRange(5, 9);
  expect(typeInto(area, 'Adaeze', true)).toEqual({ ok: true });
  expect(area.value).toBe('Dear Adaeze,');
});

test('says so where the page refuses the text', () => {
  const area = document.createElement('textarea');
  area.setRangeText = () => undefined;
  document.body.append(area);
  expect(typeInto(area, 'x', false)).toEqual({ ok: false, reason: 'refused' });
});
