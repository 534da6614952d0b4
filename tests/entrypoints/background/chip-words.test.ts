import { expect, it } from 'vitest';
import type { RowStanding } from '#lib/replica/queries/row-standings.ts';
import { wordsFor } from '#lib/words/words.ts';
import { chipOf } from '../../../entrypoints/background/chip-words.ts';
import { aMember } from '#tests/support/rows.ts';

const linda = aMember('Linda', 'rep', { name: 'Linda Chen', initials: 'LC' });
const wang = aMember('Wang', 'rep', { name: 'Wang Lei', initials: 'WL' });
const usual: RowStanding = {
  holder: 'nobody',
  state: 'plenty',
  who: null,
  isMe: false,
  presence: null,
  changesAt: null,
};
const mine = { holder: 'me', who: linda, isMe: true } as const;
const wangs = { holder: 'other', who: wang } as const;
const writes = (isWho: boolean) => ({ presence: { doing: 'writing', isWho } }) as const;

/** The key of the design's sheet, in its words. */
it.each<[Partial<RowStanding>, string, string, string]>([
  [{}, 'Unclaimed', 'Unclaimed, time is plenty', '未认领，时间充裕'],
  [mine, 'LC', 'Yours, time is plenty', '由您负责，时间充裕'],
  [
    { ...wangs, ...writes(true) },
    'WL',
    'Wang Lei’s, writing an answer now',
    '王磊负责，正在写回信',
  ],
  [{ ...mine, state: 'soon' }, 'LC', 'Yours, due soon', '由您负责，将到时限'],
  [{ ...wangs, state: 'over' }, 'WL', 'Wang Lei’s, overdue', '王磊负责，已超时'],
  [{ state: 'over' }, 'Unclaimed', 'Unclaimed, overdue', '未认领，已超时'],
  [{ ...wangs, state: 'paused' }, 'WL', 'Wang Lei’s, clock paused', '王磊负责，计时暂停'],
  [{ ...wangs, state: 'answered' }, 'WL', 'Answered by Wang Lei', '王磊已回复'],
  [{ ...mine, state: 'answered' }, 'LC', 'Answered by you', '您已回复'],
  [{ state: 'answered' }, 'Answered', 'Answered', '已回复'],
  [{ ...wangs, state: 'closed' }, 'Closed', 'Closed', '已结案'],
  [
    { ...mine, state: 'over', ...writes(false) },
    'LC',
    'Yours, overdue, a colleague is writing an answer now',
    '由您负责，已超时，有同事正在写回信',
  ],
  [
    { presence: { doing: 'viewing', isWho: false } },
    'Unclaimed',
    'Unclaimed, time is plenty, a colleague is reading it now',
    '未认领，时间充裕，有同事正在查看',
  ],
  [{ holder: 'other' }, 'Claimed', 'Claimed, time is plenty', '已认领，时间充裕'],
])('%o', (over, text, english, chinese) => {
  const standing = { ...usual, ...over };
  const chip = chipOf({ key: 'a', standing }, wordsFor('en'));
  expect(chip).toEqual({
    key: 'a',
    holder: standing.holder,
    state: standing.state,
    presence: standing.presence?.doing ?? null,
    text,
    label: english,
  });
  const who = standing.who && { ...standing.who, name: standing.who === wang ? '王磊' : '陈琳' };
  const inChinese = chipOf({ key: 'a', standing: { ...standing, who } }, wordsFor('zh'));
  expect(inChinese.label).toBe(chinese);
  expect(JSON.stringify(chip)).not.toMatch(/\d{4}-\d\d-\d\d/);
});

it('has no name turn the words behind it', () => {
  const who = { ...wang, name: 'Wang \u202ELei', initials: '\u202EW' };
  const standing: RowStanding = { ...usual, holder: 'other', who };
  expect(chipOf({ key: 'a', standing }, wordsFor('en'))).toMatchObject({
    text: 'W',
    label: 'Wang Lei’s, time is plenty',
  });
});
