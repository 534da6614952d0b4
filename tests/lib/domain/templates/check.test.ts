import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTemplate } from '#lib/domain/templates/check.ts';
import { renderTemplate } from '#lib/domain/templates/render.ts';
import { VARIABLES } from '#lib/domain/templates/variables.ts';

test.each([
  'Hello',
  'Hello {{ customer.name }}, {% if hours > 3 %}{{hours}}{% elsif hours %}soon{% endif %}',
  '{% comment %}{{ nothing }}{% endcomment %}{% # a note %}',
  '{% raw %}{{ not a variable }}{% endraw %}',
  '{{ customer["name"] }}',
  'Use {braces} and {{ customer.name }}{{ member.name }} as you like: { "a": 1 }',
  ...VARIABLES.map((name) => `{{ ${name} }}`),
])('nothing to say about %s', (body) => {
  expect(checkTemplate(body)).toEqual([]);
});

describe('says what is wrong, where, and what would be right', () => {
  test.each([
    ['a\n{{ customer.nmae }}', 'unknown-variable', 2, 'customer.nmae', ['customer.name']],
    ['{{ company }}', 'unknown-variable', 1, 'company', ['customer.company']],
    ['{{ name }}', 'unknown-variable', 1, 'name', ['customer.name', 'member.name', 'mailbox.name']],
    [
      '{{ customer }}',
      'unknown-variable',
      1,
      'customer',
      ['customer.name', 'customer.company', 'customer.country'],
    ],
    [
      '{{ inquiry.hometown }}',
      'unknown-variable',
      1,
      'inquiry.hometown',
      ['inquiry.subject', 'inquiry.product'],
    ],
    ['{{ zzzzzzzzzzzzzzzz }}', 'unknown-variable', 1, 'zzzzzzzzzzzzzzzz', [...VARIABLES]],
    [
      '{% if customer.vip %}x{% endif %}',
      'unknown-variable',
      1,
      'customer.vip',
      ['customer.name', 'customer.company', 'customer.country'],
    ],
    ['{{ member.name | upcas }}', 'unknown-filter', 1, 'upcas', ['upcase']],
    ['\n\n{% iff hours %}', 'unknown-tag', 3, 'iff', ['if']],
    ['{% endif %}', 'syntax', 1, '{% endif %} without its beginning', []],
    ['a {{ customer.name', 'syntax', 1, 'output "{{ customer.name" not closed', []],
    ['a\n{% if hours %}b', 'syntax', 2, 'tag {% if hours %} not closed', []],
    ['{{ }}', 'syntax', 1, 'invalid value expression: ""', []],
    ['Dear {customer.name},', 'syntax', 1, '{customer.name}', ['{{ customer.name }}']],
    ['\n｛｛customer.name｝｝您好', 'syntax', 2, '｛｛customer.name｝｝', ['{{ customer.name }}']],
    ['{{ "a" | append }}', 'syntax', 1, 'append expect 2 arguments', []],
    [
      '{% unless hours %}{% for i in (1..3000000) %}{% endfor %}{% endunless %}',
      'too-much',
      1,
      'memory alloc limit exceeded',
      [],
    ],
    ['a'.repeat(10_001), 'too-long', 1, '10001', ['10000 at most']],
  ])('%s', (body, kind, line, found, instead) => {
    expect(checkTemplate(body)).toEqual([
      { kind, line, found, instead, message: expect.stringContaining(`Line ${line}: `) },
    ]);
  });
});

test('names every unknown variable, in the order of lines', () => {
  const problems = checkTemplate(
    '{{ a }}\n{customer.name}\n{{ b | append: c }}\n{% if d %}{% endif %}',
  );
  expect(problems.map(({ line, found }) => [line, found])).toEqual([
    [1, 'a'],
    [2, '{customer.name}'],
    [3, 'b'],
    [3, 'c'],
    [4, 'd'],
  ]);
});

const piece = fc.constantFrom(
  '{{',
  '}}',
  '{%',
  '%}',
  ' ',
  '\n',
  'if',
  'endif',
  'else',
  'for',
  'in',
  '(1..3)',
  'endfor',
  'hours',
  'customer',
  '.',
  'name',
  '|',
  'append:',
  'default:',
  '"x"',
  'x',
  '-',
  '==',
  '{',
  '}',
  'raw',
  '[',
  ']',
  '1',
);

test('whatever was typed is checked and rendered without throwing, and what passes can be used', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const body = pieces.join('');
      const problems = checkTemplate(body);
      const result = renderTemplate(body, { hours: 1 });
      if (problems.length === 0) expect(result).not.toHaveProperty('error');
      for (const { line } of problems) {
        expect(line).toBeGreaterThan(0);
        expect(line).toBeLessThanOrEqual(body.split('\n').length);
      }
    }),
    { numRuns: 3000 },
  );
});
