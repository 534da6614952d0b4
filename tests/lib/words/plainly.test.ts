import fc from 'fast-check';
import { expect, it } from 'vitest';
import { customerName } from '#lib/words/customer-name.ts';
import { isolated, plainly } from '#lib/words/plainly.ts';
import { wordsFor } from '#lib/words/words.ts';
import { aCustomer } from '#tests/support/rows.ts';

const words = wordsFor('en');

it.each([
  ['Wang \u202Eiel', 'Wang iel'],
  ['\u2066Kunde\u2069 GmbH\u2069', 'Kunde GmbH'],
  ['Kunde\r\nGmbH\t\u0000AG', 'Kunde GmbH AG'],
  ['شركة المضخات', 'شركة المضخات'],
  ['👩‍🔧 Pumps', '👩‍🔧 Pumps'],
])('%j is told as %j', (name, told) => expect(plainly(name)).toBe(told));

it('never turns what stands beside it, nor breaks its line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(plainly(name)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|\p{Cc}/u);
    }),
  );
});

it.each([
  ['طلب عرض سعر (NQ-80)', '\u2068طلب عرض سعر (NQ-80)\u2069'],
  ['ends early \u2069 or not', '\u2068ends early or not\u2069'],
  [' \u202E ', ''],
])('%j stands by itself in a sentence as %j', (text, told) => expect(isolated(text)).toBe(told));

it('a customer whose name is nothing else is called by the next best', () => {
  const customer = { ...aCustomer(), company: '\u202E', name: ' \u2067 ' };
  expect(customerName(customer, words)).toBe(customer.addresses[0]);
  expect(customerName({ ...customer, company: 'A\u202EB' }, words)).toBe('AB');
  expect(customerName(null, words)).toBe(words.customer.unknown);
});
