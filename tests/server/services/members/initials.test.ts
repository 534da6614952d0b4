import { expect, test } from 'vitest';
import { freeInitials, isSameInitials } from '#server/services/members/initials.ts';

test.each([
  ['Linda Chen', [], 'LC'],
  ['linda', [], 'LI'],
  ['Jean-Luc Picard', [], 'JP'],
  ['Åsa Öberg', [], 'ÅÖ'],
  ['王磊', [], '王磊'],
  // The given name tells two people of one family name apart.
  ['欧阳娜娜', [], '娜娜'],
  ['王小明', [], '小明'],
  ['Wang Lei', ['WL'], 'WA'],
  ['Wang Lei', ['wl', 'WA', 'WN', 'WG', 'WE', 'WI'], 'W2'],
  ['王磊', ['王磊'], '王'],
  ['王磊', ['王磊', '王', '磊'], '磊2'],
  ['X', [], 'X'],
  ['…', [], '?'],
])('%s beside %j is %s', (name, taken, initials) => {
  expect(freeInitials(name, taken)).toBe(initials);
});

test('initials are compared as they sound, not as they are typed', () => {
  expect(isSameInitials('wl', 'WL')).toBe(true);
  expect(isSameInitials('ＷＬ', 'wl')).toBe(true);
  expect(isSameInitials('WL', 'WI')).toBe(false);
});
