import { describe, expect, test } from 'vitest';
import { mayDo, offersFor } from '#components/inquiry/offers.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Member } from '#lib/domain/member.ts';
import { idOf } from '#tests/support/rows.ts';
import { ago, anInquiryOf, heldBy, linda, now, wang, zhou } from '#tests/support/seeded-team.ts';

const answer = {
  at: ago(1),
  by: linda.id,
  evidence: 'server',
  messageId: null,
  dueBy: null,
} as const;
const closed = { stage: 'closed', outcome: 'won', replyBy: null } as const;
const handedOff = { ...heldBy(linda), stage: 'handed-off' } as const;

const cases: [string, Member, Partial<Inquiry>, string | null, string[]][] = [
  ['rep, unclaimed', linda, {}, 'claim', ['not-inquiry']],
  ['manager, unclaimed', zhou, {}, 'claim', ['assign', 'not-inquiry']],
  ['rep, own', linda, heldBy(linda), 'hand-off', ['release', 'note', 'close']],
  ['rep, own and handed off', linda, handedOff, 'reply', ['note', 'release', 'close']],
  [
    'rep, own and late',
    linda,
    { ...heldBy(linda), replyBy: ago(1) },
    'reply',
    ['hand-off', 'release', 'close'],
  ],
  [
    'rep, own and answered',
    linda,
    { ...heldBy(linda), answer, replyBy: null },
    null,
    ['note', 'release'],
  ],
  ['rep, a colleague’s', linda, heldBy(wang), null, ['ask', 'note']],
  [
    'rep, a colleague’s that is asked for',
    linda,
    { ...heldBy(wang), asked: { memberId: linda.id, at: ago(1) } },
    null,
    ['note'],
  ],
  ['manager, a colleague’s', zhou, heldBy(wang), null, ['reassign', 'note', 'close']],
  ['rep, own and closed', linda, { ...heldBy(linda), ...closed }, 'reopen', []],
  ['rep, a colleague’s and closed', linda, { ...heldBy(wang), ...closed }, null, []],
  ['manager, joined with another', zhou, { ...closed, mergedInto: idOf('other') }, null, []],
  ['manager, a colleague’s and closed', zhou, { ...heldBy(wang), ...closed }, 'reopen', []],
  ['somebody who left', { ...linda, leftAt: ago(1) }, {}, null, []],
];

describe('what is offered', () => {
  test.each(cases)('%s', (_name, me, row, primary, quiet) => {
    const offers = offersFor(anInquiryOf('shown', row), me, now);
    expect([offers.primary, offers.quiet]).toEqual([primary, quiet]);
  });

  test('of outcomes: all to the holder, dismissals of the unclaimed to everybody, none of a colleague’s', () => {
    const outcomes = (me: Member, row: Partial<Inquiry>) =>
      offersFor(anInquiryOf('shown', row), me, now).outcomes;
    expect(outcomes(linda, heldBy(linda))).toEqual(['won', 'lost', 'none', 'spam']);
    expect(outcomes(linda, {})).toEqual(['none', 'spam']);
    expect(outcomes(linda, heldBy(wang))).toEqual([]);
  });

  test('a reply under the hand-off, to the holder alone', () => {
    const inquiry = anInquiryOf('shown', heldBy(linda));
    const offers = offersFor(inquiry, linda, now);
    expect(offers.second).toBe('reply');
    expect(mayDo(offers, inquiry, linda).has('reply')).toBe(true);
    for (const [, me, row, primary] of cases) {
      const { second } = offersFor(anInquiryOf('shown', row), me, now);
      expect(second).toBe(primary === 'hand-off' ? 'reply' : null);
    }
    const theirs = anInquiryOf('shown', heldBy(wang));
    expect(mayDo(offersFor(theirs, linda, now), theirs, linda).has('reply')).toBe(false);
  });
});
