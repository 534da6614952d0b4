import { expect, test } from 'vitest';
import { addressesIn, onlyAddress } from '#lib/webmails/outlook/address-in.ts';

test.each([
  ['Grace <grace@kilimo.test>; tom@pumps.test.', ['grace@kilimo.test', 'tom@pumps.test']],
  ['An: “Wang” （wang@acme.test）', ['wang@acme.test']],
  ['Tom@Pumps.TEST...', ['tom@pumps.test']],
  ['a@b, @b.test, a@.b, a@b., nobody', []],
  ['x@@y.test', ['x@@y.test']],
  [`${'g'.repeat(320)}@kunde.example`, []],
])('reads the addresses of %s', (text, wanted) => {
  expect(addressesIn(text)).toEqual(wanted);
});

test('two addresses are not one', () => {
  expect(onlyAddress(['tom@pumps.test', 'Tom <TOM@pumps.test>'])).toBe('tom@pumps.test');
  expect(onlyAddress(['tom@pumps.test', 'grace@kilimo.test'])).toBeNull();
});

test('a name of nothing but signs does not hold the page up', () => {
  expect(addressesIn('@'.repeat(20_000))).toEqual([]);
  expect(addressesIn('a'.repeat(200_000))).toEqual([]);
});
