import { expect, test } from 'vitest';
import { valuesFor } from '#lib/domain/templates/values.ts';
import { VARIABLES } from '#lib/domain/templates/variables.ts';
import { aCustomer, aMailbox, aMember, anInquiry } from '#tests/support/rows.ts';

const letterhead = {
  inquiry: anInquiry({ product: 'pumps' }),
  customer: aCustomer({ country: 'NG', company: 'Okoro Farms' }),
  mailbox: aMailbox(),
  member: aMember('linda', 'rep', { title: 'Sales engineer', region: 'Africa' }),
};

test('knows something for every variable there is, but for what only an acknowledgement tells', () => {
  const values = valuesFor(letterhead, 'en');
  const unknown = VARIABLES.filter((name) => !values[name]);
  expect(unknown).toEqual(['quiet.until', 'quiet.customer']);
});

test('names the country in the language of the letter', () => {
  expect(valuesFor(letterhead, 'es')['customer.country']).toBe('Nigeria');
  expect(valuesFor(letterhead, 'zh')['customer.country']).toBe('尼日利亚');
});

test('a language nobody knows leaves the country as its code, and the letter goes out', () => {
  expect(valuesFor(letterhead, 'not a language')['customer.country']).toBe('NG');
});
