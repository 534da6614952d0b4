import { describe, expect, test } from 'vitest';
import { checkTemplate } from '#lib/domain/templates/check.ts';
import { renderTemplate, type Rendered } from '#lib/domain/templates/render.ts';
import { startingTemplates } from '#lib/domain/templates/starting.ts';
import { type Values, type Variable, VARIABLES } from '#lib/domain/templates/variables.ts';
import { Template } from '#lib/domain/template.ts';

const all: Values = {
  'customer.name': 'Diego Soto',
  'customer.company': 'Riego SA',
  'customer.country': 'Mexico',
  'inquiry.subject': 'Pumps for irrigation',
  'inquiry.product': 'SP-40 pumps',
  'member.name': 'Linda Chen',
  'member.title': 'Sales Manager',
  'member.region': 'Asia-Pacific',
  'member.address': 'linda@acme.test',
  'mailbox.name': 'Front desk',
  'mailbox.address': 'info@acme.test',
  hours: 24,
  'quiet.until': 'Monday 08:00',
  'quiet.customer': 'Monday 01:00',
};

/** What a server always knows when a member opens a template. */
const least: Values = {
  'member.name': 'Linda Chen',
  'member.address': 'linda@acme.test',
  'mailbox.name': 'Front desk',
  'mailbox.address': 'info@acme.test',
};

function rendered(body: string, values: Values): Rendered {
  const result = renderTemplate(body, values);
  if ('error' in result) throw new Error(result.error.message);
  return result;
}

const templates = startingTemplates('en');
const letters = templates.flatMap(({ name, variants }) =>
  variants.map(({ language, body }) => ({ name, language, body })),
);

test('hand-off, first reply and holding reply in three languages, an acknowledgement in nine; named in two', () => {
  expect(templates.map(({ purpose }) => purpose)).toEqual([
    'hand-off',
    'reply',
    'reply',
    'acknowledgement',
  ]);
  for (const { purpose, variants } of templates) {
    expect(variants.map(({ language }) => language)).toEqual(
      purpose === 'acknowledgement'
        ? ['en', 'zh', 'es', 'de', 'fr', 'pt', 'ru', 'ar', 'ja']
        : ['en', 'zh', 'es'],
    );
  }
  expect(startingTemplates('zh').map(({ name }) => name)).toEqual([
    '由我跟进您的询盘',
    '首次回复并询问需求',
    '稍后给您答复',
    '来信已收到',
  ]);
});

test('the acknowledgement promises the hours, and repeats nothing that the customer wrote', () => {
  const { variants = [] } = templates[3] ?? {};
  const [english] = variants;
  expect(rendered(english?.body ?? '', { ...all, 'quiet.until': '' }).text).toBe(`Hello Diego Soto,

Thank you for your mail. It has reached us, and one of us will answer you personally within 24 hours.

There is nothing you need to do. If you would like to add something, simply reply to this mail.

Kind regards,
Front desk
info@acme.test

(This confirmation was sent automatically.)`);
  for (const { body } of variants) {
    const { text } = rendered(body, all);
    expect(text).toContain('24');
    expect(text).not.toMatch(/pumps|irrigation|Riego|Linda/);
    for (const hours of [1, 2, 7, 48])
      expect(rendered(body, { ...all, hours }).text).not.toBe(text);
  }
});

test('each can be saved as a template', () => {
  for (const template of templates) {
    const row = { ...template, id: '01990000-0000-7000-8000-000000000000', seq: 1 };
    expect(Template.safeParse(row).success).toBe(true);
  }
});

test('the hand-off opening', () => {
  const body = templates[0]?.variants[0]?.body ?? '';
  expect(rendered(body, all).text).toBe(`Hello Diego Soto,

I am Linda Chen, Sales Manager, responsible for Asia-Pacific. We received the inquiry you sent to info@acme.test about SP-40 pumps, and I will look after it personally from here on.

To prepare an offer that suits Riego SA, may I ask for the quantity you need, the place of delivery and the date you have in mind?

You can reach me directly at linda@acme.test, or simply answer this mail.

Best regards,
Linda Chen
Sales Manager`);
  expect(rendered(body, least).text).toBe(`Hello,

I am Linda Chen. We received the inquiry you sent to info@acme.test, and I will look after it personally from here on.

To prepare an offer that suits you, may I ask for the quantity you need, the place of delivery and the date you have in mind?

You can reach me directly at linda@acme.test, or simply answer this mail.

Best regards,
Linda Chen`);
});

describe.each(letters)('$name, $language', ({ body }) => {
  test('has nothing wrong', () => {
    expect(checkTemplate(body)).toEqual([]);
  });

  test('has no blank when all is known', () => {
    expect(rendered(body, all).blanks).toEqual([]);
  });

  test('reads well with any of the rest unknown', () => {
    for (const missing of VARIABLES.filter((name) => !(name in least))) {
      const { text, parts } = rendered(body, { ...all, [missing]: '' });
      const shown = parts.map((part) => part.text || '…').join('');
      // A dropped clause leaves no trace: no doubled or hanging space, no empty pair, no lonely mark.
      expect(shown).not.toMatch(/ {2}|[^\n] [,.:;!?）。，]|（）|“”|«»|[,，][.。,，]|\n{3}/);
      expect(text).not.toMatch(/[{}]/);
    }
  });
});

test('only what a person must know is ever asked for', () => {
  const asked = new Map<string, Set<Variable>>();
  for (const { name, body } of letters) {
    asked.set(name, new Set([...(asked.get(name) ?? []), ...rendered(body, least).blanks]));
  }
  expect([...asked].map(([name, blanks]) => [name, [...blanks]])).toEqual([
    ['I look after your inquiry', []],
    ['First reply with questions', ['inquiry.product']],
    ['Answer takes longer', ['hours']],
    ['We have your mail', []],
  ]);
});
