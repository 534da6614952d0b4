import { expect, it, vi } from 'vitest';
import type { InquiryId, MemberId } from '#lib/domain/ids.ts';
import { heardBy } from '#server/feed/heard-by.ts';
import { idOf, morning } from '#tests/support/rows.ts';
import { viewing } from './presence-desk.ts';

const members = ['linda', 'wang', 'max'].map((name) => idOf<MemberId>(name));
const [linda, wang, max] = members as [MemberId, MemberId, MemberId];
const [pumps, valves] = [idOf<InquiryId>('pumps'), idOf<InquiryId>('valves')];
const at = (memberId: MemberId, inquiryId = pumps) => ({
  ...viewing(inquiryId),
  memberId,
  since: morning,
});
const present = [...members.map((one) => at(one)), at(wang, valves)];

it('is of others alone, and of what either may see', () => {
  const heard = heardBy(present, (who, what) => what === pumps || who === max, 500);
  expect(heard(linda).presences).toEqual([at(wang), at(max)]);
  expect(heard(max).presences).toEqual([at(linda), at(wang)]);
  const all = heardBy(present, () => true, 500);
  expect(all(linda).presences).toEqual([at(wang), at(max), at(wang, valves)]);
  expect(all(linda).text).toBe(JSON.stringify(all(linda).presences));
  expect(heardBy(present, () => true, 1)(linda).presences).toEqual([at(wang)]);
});

it('asks no more for forty devices of each member than for one', () => {
  const asked = (devices: number): number => {
    const sees = vi.fn(() => true);
    const heard = heardBy(present, sees, 500);
    for (let n = 0; n < devices; n += 1) for (const member of members) heard(member);
    return sees.mock.calls.length;
  };
  expect(asked(40)).toBe(asked(1));
});
