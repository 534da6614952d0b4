import { describe, expect, test } from 'vitest';
import { relayOf, ringFacts, timeLineOf, titleOf } from '#components/inquiry/hero-facts.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Language } from '#lib/words/language.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { wordsFor } from '#lib/words/words.ts';
import { idOf } from '#tests/support/rows.ts';
import {
  ago,
  anInquiryOf,
  heldBy,
  info,
  later,
  linda,
  now,
  team,
  wang,
  zone,
} from '#tests/support/seeded-team.ts';

const readerOf = (language: Language): Reader => ({
  words: wordsFor(language),
  moment: { now, zone, language },
  nameOf: (id) => team.find((member) => member.id === id)?.name ?? '?',
});
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const titles = (row: Partial<Inquiry>, isUnconfirmed = false) =>
  (['en', 'zh'] as const).map((language) =>
    titleOf(
      { inquiry: anInquiryOf('shown', row), me: linda, mailbox: info },
      readerOf(language),
      isUnconfirmed,
    ),
  );
const line = (row: Partial<Inquiry>) => {
  const { text, tone } = timeLineOf(anInquiryOf('shown', row), linda.id, readerOf('en'));
  return [plain(text), tone];
};
const answer = {
  at: ago(12.5),
  by: linda.id,
  evidence: 'server',
  messageId: null,
  dueBy: later(1),
} as const;
const handoff = {
  memberId: linda.id,
  address: linda.address,
  at: ago(1),
  delivery: 'delivered',
  how: null,
} as const;
const closed = {
  stage: 'closed',
  outcome: 'lost',
  closedAt: ago(1),
  closedBy: wang.id,
  replyBy: null,
} as const;

describe('the title says whose it is', () => {
  test.each([
    ['nobody’s', {}, ['Unclaimed', '未认领']],
    ['mine', heldBy(linda), ['Yours', '由您负责']],
    ['a colleague’s', heldBy(wang), ['Wang Lei', 'Wang Lei 负责']],
    [
      'mine, handed off',
      { ...heldBy(linda), stage: 'handed-off', handoff },
      ['Yours, handed off', '由您负责 · 已交接'],
    ],
    ['answered by me', { ...heldBy(linda), answer }, ['Answered by you', '您已回复']],
    [
      'answered by whom, nobody knows',
      { answer: { ...answer, by: null } },
      ['Answered from info@northquay.test', undefined],
    ],
    ['closed', { ...heldBy(wang), ...closed }, ['Closed as lost', '已结案 · 未成交']],
  ] as const)('%s', (_name, row, [en, zh]) => {
    const told = titles(row as Partial<Inquiry>);
    expect(told[0]).toBe(en);
    if (zh) expect(told[1]).toBe(zh);
  });

  test('mine, as far as this browser knows', () => {
    expect(titles(heldBy(linda), true)[0]).toBe('Yours, not confirmed yet');
    // Whose else it is needs no doubt.
    expect(titles(heldBy(wang), true)[0]).toBe('Wang Lei');
  });
});

describe('the line says how long is left', () => {
  test.each([
    ['a look first', { viewBy: later(7) }, ['Look at it by today, 17:05', 'calm']],
    ['then an answer', {}, ['Reply by Wed 25 Nov, 17:05', 'calm']],
    ['soon', { clockFrom: ago(40), replyBy: later(8) }, ['Reply by today, 18:05', 'soon']],
    ['late', { replyBy: ago(2.25) }, ['Overdue by 2 h 15 min', 'over']],
    ['nobody looked', { viewBy: ago(1) }, ['Not looked at, overdue by 1 h', 'over']],
    ['in time', { answer, replyBy: null }, ['4 h 30 min after the inquiry, in time', 'done']],
    [
      'answered late',
      { answer: { ...answer, dueBy: ago(13) }, replyBy: null },
      ['4 h 30 min after the inquiry, 30 min late', 'calm'],
    ],
    ['closed', closed, ['Wang Lei, today, 09:05', 'calm']],
    ['closed by the reader', { ...closed, closedBy: linda.id }, ['You, today, 09:05', 'calm']],
    ['no clock', { replyBy: null }, ['', 'calm']],
  ] as const)('%s', (_name, row, expected) => {
    expect(line(row as Partial<Inquiry>)).toEqual(expected);
  });
});

test('the line of a joined one says who joined it, not who closed it', () => {
  const joined = anInquiryOf('shown', { ...closed, mergedInto: idOf('other') });
  expect(plain(timeLineOf(joined, linda.id, readerOf('zh')).text)).toBe(
    'Wang Lei 合并，今天 09:05',
  );
});

describe('the relay line', () => {
  test.each([
    ['received', {}, { at: 'received', skipped: [] }],
    ['claimed', heldBy(linda), { at: 'claimed', skipped: [] }],
    ['handed off', { ...heldBy(linda), handoff }, { at: 'handedOff', skipped: [] }],
    [
      'answered without a hand-off',
      { ...heldBy(linda), answer },
      { at: 'answered', skipped: ['handedOff'] },
    ],
    [
      'answered by nobody knows whom',
      { answer: { ...answer, by: null } },
      { at: 'answered', skipped: ['claimed', 'handedOff'] },
    ],
    [
      'closed after its answer',
      { ...heldBy(linda), answer, handoff, ...closed },
      { at: null, skipped: [] },
    ],
    [
      'closed before anybody took it',
      { ...closed, outcome: 'spam' },
      { at: null, skipped: ['claimed', 'handedOff', 'answered'] },
    ],
    [
      'closed without an answer',
      { ...heldBy(linda), ...closed },
      { at: null, skipped: ['handedOff', 'answered'] },
    ],
    [
      'closed without an answer after a hand-off',
      { ...heldBy(linda), handoff, ...closed },
      { at: null, skipped: ['answered'] },
    ],
  ] as const)('%s', (_name, row, expected) => {
    expect(relayOf(anInquiryOf('shown', row as Partial<Inquiry>))).toEqual(expected);
  });
});

describe('the ring', () => {
  test.each([
    ['plenty', {}, { number: '31', unit: 'h', label: '31 hours left of 2 days' }],
    [
      'over',
      { replyBy: ago(2.25) },
      { number: '+2', unit: 'h', label: 'Overdue by 2 hours 15 minutes' },
    ],
    ['done', { answer, replyBy: null }, { label: 'Answered' }],
    ['done', { answer, ...closed }, { label: 'Answered and closed' }],
    ['stopped', closed, { label: 'Closed, no clock runs' }],
  ] as const)('%s', (clock, row, expected) => {
    const facts = ringFacts(anInquiryOf('shown', row as Partial<Inquiry>), readerOf('en'));
    expect(facts).toMatchObject({ clock, ...expected });
    if (clock === 'done' || clock === 'stopped') expect(facts.number).toBeUndefined();
  });
});
