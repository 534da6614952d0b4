import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderTemplate, type Rendered } from '#lib/domain/templates/render.ts';
import { type Values, VARIABLES } from '#lib/domain/templates/variables.ts';

const known: Values = {
  'customer.name': 'Diego',
  'customer.company': 'Riego SA',
  'member.name': 'Linda',
  'member.address': 'linda@acme.test',
  hours: 24,
};

function rendered(body: string, values: Values = known): Rendered {
  const result = renderTemplate(body, values);
  if ('error' in result) throw new Error(result.error.message);
  return result;
}

const text = (body: string, values: Values = known) => rendered(body, values).text;

test('the pieces say which variable each came from', () => {
  expect(rendered('Hola, {{ customer.name }}: soy {{ member.name | upcase }}.')).toEqual({
    text: 'Hola, Diego: soy LINDA.',
    parts: [
      { text: 'Hola, ', from: null },
      { text: 'Diego', from: 'customer.name' },
      { text: ': soy ', from: null },
      { text: 'LINDA', from: 'member.name' },
      { text: '.', from: null },
    ],
    blanks: [],
  });
});

describe('what is not known', () => {
  test.each<[string, Values]>([
    ['absent', {}],
    ['null', { 'inquiry.product': null }],
    ['undefined', { 'inquiry.product': undefined }],
    ['empty', { 'inquiry.product': '' }],
    ['white space', { 'inquiry.product': ' \n\u00a0' }],
  ])('%s is a blank where it is printed', (_case, values) => {
    expect(rendered('About {{ inquiry.product }}.', values)).toEqual({
      text: 'About .',
      parts: [
        { text: 'About ', from: null },
        { text: '', from: 'inquiry.product' },
        { text: '.', from: null },
      ],
      blanks: ['inquiry.product'],
    });
  });

  test('blanks are named once, in the order they are met', () => {
    const body = '{{ hours }} {{ customer.name }} {{ hours }} {{ member.title }}';
    expect(rendered(body, {}).blanks).toEqual(['hours', 'customer.name', 'member.title']);
  });

  test('what is not printed is no blank', () => {
    const body = 'Hello{% if customer.name %} {{ customer.name }}{% endif %},';
    expect(rendered(body, {})).toMatchObject({ text: 'Hello,', blanks: [] });
    expect(rendered(body)).toMatchObject({ text: 'Hello Diego,', blanks: [] });
  });

  test.each([
    '{% if customer.name == "" %}y{% endif %}',
    '{% if customer.name == blank %}y{% endif %}',
    '{% if customer.name == empty %}y{% endif %}',
    '{% if customer.name == nil %}y{% endif %}',
    '{% unless customer.name %}y{% endunless %}',
    '{% if customer.name != "" %}n{% else %}y{% endif %}',
    '{% if customer.name contains "a" %}n{% else %}y{% endif %}',
    '{% if hours > 1 or hours < 1 or hours >= 0 or hours <= 0 %}n{% else %}y{% endif %}',
    '{% for one in customer.name %}n{% else %}y{% endfor %}',
  ])('a condition may ask for it: %s', (body) => {
    expect(rendered(body, {})).toMatchObject({ text: 'y', blanks: [] });
  });

  test('a default stands in', () => {
    const body = 'Dear {{ customer.name | default: "Sir or Madam" }},';
    expect(rendered(body, {})).toEqual({
      text: 'Dear Sir or Madam,',
      parts: [{ text: 'Dear Sir or Madam,', from: null }],
      blanks: [],
    });
  });

  test('a default that is not known either is one blank', () => {
    const body = '{{ customer.company | default: customer.name }}';
    expect(rendered(body, {}).blanks).toEqual(['customer.company']);
    expect(rendered(body, { 'customer.name': 'Diego' })).toEqual({
      text: 'Diego',
      parts: [{ text: 'Diego', from: 'customer.name' }],
      blanks: [],
    });
  });

  test('a filter does not hide it', () => {
    expect(rendered('{{ "Dear " | append: customer.name }}', {}).blanks).toEqual(['customer.name']);
    expect(rendered('{{ hours | plus: 24 }}', {}).blanks).toEqual(['hours']);
  });
});

describe('values are data', () => {
  test.each([
    '{{ member.address }}',
    '{% if x %}',
    '{% raw %}',
    '{{',
    '%}',
    '<b>&amp;</b>',
    '$1 $&',
  ])('a customer called %s', (name) => {
    expect(text('Hello {{ customer.name }}!', { ...known, 'customer.name': name })).toBe(
      `Hello ${name}!`,
    );
  });

  test('a value is one line and reorders nothing', () => {
    const name = 'Bob\r\n\r\nPlease pay to \u202Ethis\u202C\u0000 account\n';
    expect(text('{{ customer.name }}!', { 'customer.name': name })).toBe(
      'Bob Please pay to this account!',
    );
  });

  test('any value is printed as it is, and is the only piece with its name', () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((value) => value === value.replace(/[\s\p{Cc}]+/gu, ' ').trim() && value !== '');
    fc.assert(
      fc.property(fc.constantFrom(...VARIABLES), line, (name, value) => {
        const result = rendered(`a {{ ${name} }} b`, { [name]: value });
        expect(result.text).toBe(`a ${value} b`);
        expect(result.parts.filter(({ from }) => from === name)).toHaveLength(1);
        expect(result.blanks).toEqual([]);
      }),
    );
  });

  test('0 hours are known, and numbers count', () => {
    expect(rendered('{{ hours }}', { hours: 0 })).toMatchObject({ text: '0', blanks: [] });
    expect(text('{% if hours > 9 %}{{ hours | plus: 1 }}{% endif %}')).toBe('25');
  });
});

describe('lines', () => {
  test.each([
    ['a line of tags leaves none', 'a\n{% if customer.name %}\nb\n{% endif %}\nc', 'a\nb\nc'],
    ['a dropped line leaves none', 'a\n{% if member.title %}\nb\n{% endif %}\nc', 'a\nc'],
    [
      'two tags on a line',
      'a\n{% if hours %}{% if hours %}\nb\n{% endif %} {% endif %}\nc',
      'a\nb\nc',
    ],
    ['a tag inside a line keeps its end', 'a{% if hours %} b{% endif %}\nc', 'a b\nc'],
    [
      'a dropped paragraph leaves one empty line',
      'a\n\n{% if member.title %}b{% endif %}\n\nc',
      'a\n\nc',
    ],
    ['none at the ends', '\n\n{% if hours %}\n a \n{% endif %}\n\n', 'a'],
    ['Windows', 'a\r\n{% if hours %}\r\nb\r\n{% endif %}\r\nc', 'a\nb\nc'],
    ['a dash trims as Liquid says', 'a \n{%- if hours -%}\n b\n{%- endif -%}\n c', 'abc'],
  ])('%s', (_case, body, expected) => {
    expect(text(body)).toBe(expected);
  });

  test('the text is its pieces, whatever the template', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '\n\n',
      '{{ customer.name }}',
      '{{ member.title }}',
      '{% if hours %}x{% endif %}',
      '{% if member.title %}\n{% endif %}\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const result = rendered(pieces.join(''));
        expect(result.text).toBe(result.parts.map((part) => part.text).join(''));
        const shown = result.parts.map((part) => part.text || '…').join('');
        expect(shown).not.toMatch(/\n{3}|[ \t]\n/);
        expect(result.blanks).toEqual(
          pieces.includes('{{ member.title }}') ? ['member.title'] : [],
        );
      }),
    );
  });
});

describe('what a template may not do', () => {
  test.each([
    ['include', '{% include "/etc/passwd" %}', 'unknown-tag'],
    ['render', '{% render "a" %}', 'unknown-tag'],
    ['layout', '{% layout "a" %}{% block b %}{% endblock %}', 'unknown-tag'],
    ['assign', '{% assign x = 1 %}', 'unknown-tag'],
    ['capture', '{% capture x %}{% endcapture %}', 'unknown-tag'],
    ['a tag of the prototype', '{% constructor %}', 'unknown-tag'],
    ['a filter of the prototype', '{{ hours | constructor }}', 'unknown-filter'],
    ['the time', '{{ "now" | date: "%s" }}', 'unknown-filter'],
    ['chance', '{{ customer.name | split: "" | sample }}', 'unknown-filter'],
    ['the constructor', '{{ customer.constructor }}', 'unknown-variable'],
    ['the prototype', '{{ customer.__proto__ }}{{ __proto__ }}', 'unknown-variable'],
    ['a property of a value', '{{ customer.name.length }}', 'unknown-variable'],
    [
      'a computed part',
      '{% for name in (1..2) %}{{ customer[name] }}{% endfor %}',
      'unknown-variable',
    ],
    ['the whole of an entity', '{{ customer }}', 'unknown-variable'],
    [
      'a loop in the name of an entity',
      '{% for member in (1..2) %}{{ member.name }}{% endfor %}',
      'syntax',
    ],
    ['a huge range', '{% for i in (1..3000000) %}x{% endfor %}', 'too-much'],
    ['a huge range, printed', '{{ (1..3000000) }}', 'too-much'],
    [
      'nested loops',
      '{% for i in (1..900) %}{% for j in (1..900) %}{% for k in (1..900) %}x{% endfor %}{% endfor %}{% endfor %}',
      'too-much',
    ],
    [
      'nested loops that print nothing',
      '{% for i in (1..900) %}{% for j in (1..900) %}{% endfor %}{% endfor %}',
      'too-much',
    ],
    ['a text of 90,000 characters', '{% for i in (1..9000) %}0123456789{% endfor %}', 'too-much'],
    [
      'growing by replace',
      `{{ "${'a'.repeat(900)}" | replace: "a", "${'b'.repeat(900)}" | replace: "b", "${'c'.repeat(900)}" }}`,
      'too-much',
    ],
    [
      'growing by join',
      `{{ "${'a'.repeat(900)}" | split: "" | join: "${'b'.repeat(900)}" }}`,
      'too-much',
    ],
    ['too long a template', 'a'.repeat(10_001), 'too-long'],
    ['too deep', '{% if hours %}'.repeat(700), 'syntax'],
  ])('%s', (_case, body, kind) => {
    expect(renderTemplate(body, known)).toMatchObject({ error: { kind } });
  });

  test('an error names its line, also under lines of tags', () => {
    const result = renderTemplate('a\n{% if hours %}\nb\n{% endif %}\n{{ customer.nmae }}', known);
    expect(result).toMatchObject({
      error: {
        line: 5,
        found: 'customer.nmae',
        instead: ['customer.name'],
        message: 'Line 5: there is no variable "customer.nmae". Possible here: customer.name.',
      },
    });
  });
});

test('a bounded loop works', () => {
  expect(text('{% for i in (1..3) %}{{ i }}. {{ customer.name }}\n{% endfor %}')).toBe(
    '1. Diego\n2. Diego\n3. Diego',
  );
});

test('one template does not leave anything behind for the next', () => {
  const body = '{{ customer.name }}{% if hours %}{{ hours }}{% endif %}';
  expect(rendered(body, {}).blanks).toEqual(['customer.name']);
  expect(rendered(body)).toMatchObject({ text: 'Diego24', blanks: [] });
  expect(rendered(body, {}).text).toBe('');
});
