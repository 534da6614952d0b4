import { expect, test } from 'vitest';
import { clockOf } from '#lib/domain/clock.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import type { Language } from '#lib/words/language.ts';
import { wordsFor } from '#lib/words/words.ts';
import { said } from '../../../entrypoints/background/notices.ts';
import type { Reminder } from '#lib/sync/reminders.ts';
import { aCustomer, aMember, anInquiry, hoursLater, idOf } from '#tests/support/rows.ts';

const now = new Date('2026-11-24T02:05:00Z');
const lei = aMember('Wang Lei');
const customer = aCustomer({ company: 'Kaya' });

const tell = (reminder: Reminder, language: Language = 'en', withCompany = true) => {
  const speech = { words: wordsFor(language), moment: { now, zone: 'Asia/Shanghai', language } };
  const { title, message } = said(reminder, speech, withCompany);
  return `${title} | ${message}`.replaceAll('\u00a0', ' ');
};

function due(hours: number, assignee: typeof lei | null = null) {
  const inquiry = anInquiry({ viewBy: null, replyBy: hoursLater(hours, now) });
  const clock = clockOf(inquiry, now);
  return { inquiry, clock, customer, assignee, phase: null, refusals: [] };
}

const ofDue = (kind: 'soon' | 'over' | 'team', ...items: ReturnType<typeof due>[]): Reminder => ({
  kind,
  keys: [],
  items: items as [ReturnType<typeof due>],
});

test.each([
  [
    ofDue('soon', due(0.5)),
    'Due within the hour: Kaya | Yours. Reply by 10:35',
    '1 小时内到期：Kaya | 由您负责，10:35 前回复',
  ],
  [ofDue('over', due(-1)), 'Overdue: Kaya | Since 09:05', '已超时：Kaya | 09:05 到期'],
  [ofDue('over', due(-13)), 'Overdue: Kaya | Since Mon 21:05', '已超时：Kaya | 昨天 21:05 到期'],
  [
    ofDue('team', due(0, lei)),
    'Overdue, Wang Lei: Kaya | Since 10:05',
    '已超时（Wang Lei）：Kaya | 10:05 到期',
  ],
  [
    ofDue('team', due(0)),
    'Overdue, unclaimed: Kaya | Since 10:05',
    '已超时（未认领）：Kaya | 10:05 到期',
  ],
  [ofDue('team', due(-1), due(-2)), '2 inquiries are overdue | ', '2 个询盘已超时 | '],
])('a deadline %#', (reminder, english, chinese) => {
  expect(tell(reminder)).toBe(english);
  expect(tell(reminder, 'zh')).toBe(chinese);
});

const given = (by: typeof lei | null, replyBy: Date | null): Reminder => ({
  kind: 'assigned',
  keys: [],
  item: { inquiry: anInquiry({ replyBy }), customer, by },
});

test('an assignment, also by nobody and without a clock', () => {
  const dueAt = hoursLater(31, now);
  expect(tell(given(lei, dueAt))).toBe(
    'Assigned to you: Kaya | By Wang Lei. Reply by Wed 25 Nov, 17:05',
  );
  expect(tell(given(lei, dueAt), 'zh')).toBe(
    '分配给您：Kaya | 由 Wang Lei 分配，11月25日 周三 17:05 前回复',
  );
  expect(tell(given(null, dueAt), 'zh')).toBe('分配给您：Kaya | 11月25日 周三 17:05 前回复');
  expect(tell(given(null, null))).toBe('Assigned to you: Kaya | ');
});

function refused(refusal: Refusal | null, type: 'claim' | 'release'): Reminder {
  const inquiry = anInquiry();
  const signed = { id: idOf<never>('action'), at: now, inquiryId: inquiry.id };
  const action =
    type === 'claim'
      ? ({ ...signed, type } as const)
      : ({ ...signed, type, reason: null } as const);
  const facts = { refusal, problem: null, followers: [], at: now, shownAt: null };
  const item = { refused: { id: signed.id, inquiryId: inquiry.id, action, ...facts }, inquiry };
  return { kind: 'refused', keys: [], item: { ...item, customer, other: lei } };
}

test('a refusal says when the other was first, not when we heard of it', () => {
  const first = { code: 'already-claimed', memberId: lei.id, at: hoursLater(-2, now) } as const;
  const reminder = refused(first, 'claim');
  expect(tell(reminder)).toBe('Not yours after all: Kaya | Wang Lei was first, at 08:05');
  expect(tell(reminder, 'zh')).toBe('未能认领：Kaya | Wang Lei 08:05 抢先认领');
});

test('whatever else was refused is told as well, and nobody is said to have been first', () => {
  const reminder = refused({ code: 'not-yours', memberId: lei.id }, 'release');
  expect(tell(reminder)).toBe(
    'Not done after all: Kaya | Wang Lei holds this. Only the holder or a manager can do that.',
  );
  expect(tell(refused(null, 'release'))).toMatch(
    /^Not done after all: Kaya \| That did not work\./,
  );
});

const anAsk = (over: Partial<ReturnType<typeof anInquiry>> = {}) => {
  const linda = aMember('Linda');
  const asked = { memberId: lei.id, at: hoursLater(-0.25, now) };
  const assigned = { assigneeId: linda.id, assignedAt: hoursLater(-2, now), assignedBy: linda.id };
  const inquiry = anInquiry({ ...assigned, asked, ...over });
  return { inquiry, asked, customer, asker: lei, holder: linda };
};
const asks: Reminder = { kind: 'asked', keys: [], item: anAsk() };
const waits = (...items: ReturnType<typeof anAsk>[]): Reminder => ({
  kind: 'ask-waits',
  keys: [],
  items: items as [ReturnType<typeof anAsk>],
});

test.each([
  [
    asks,
    'Wang Lei asks for Kaya | You claimed it at 08:05',
    'Wang Lei 请求转让 Kaya | 您 08:05 认领',
  ],
  [
    { ...asks, item: anAsk({ assignedBy: null }) },
    'Wang Lei asks for Kaya | You were given it at 08:05',
    'Wang Lei 请求转让 Kaya | 08:05 分配给您',
  ],
  [
    waits(anAsk()),
    'Request unanswered: Kaya | Wang Lei asked Linda 15 minutes ago',
    '转让请求未答复：Kaya | Wang Lei 15 分钟前请求 Linda 转让',
  ],
  [waits(anAsk(), anAsk()), '2 requests wait for an answer | ', '2 个转让请求未答复 | '],
] as [Reminder, string, string][])('a request %#', (reminder, english, chinese) => {
  expect(tell(reminder)).toBe(english);
  expect(tell(reminder, 'zh')).toBe(chinese);
});

test('a request can be answered on the spot, by whoever is asked alone', () => {
  const speech = { words: wordsFor('en'), moment: { now, zone: 'UTC', language: 'en' } } as const;
  const buttons = (reminder: Reminder) => said(reminder, speech, false).buttons;
  expect(buttons(asks)).toEqual([{ title: 'Give it' }, { title: 'Keep it' }]);
  expect(buttons(waits(anAsk()))).toBeUndefined();
});

test('on a shared screen the company is left out', () => {
  const all = [
    ofDue('soon', due(0.5)),
    ofDue('over', due(-1)),
    ofDue('team', due(-1, lei)),
    given(lei, null),
    asks,
    waits(anAsk()),
    refused({ code: 'not-found' }, 'release'),
  ];
  for (const reminder of all) expect(tell(reminder, 'en', false)).not.toMatch(/Kaya|Wang/);
});

const routed = (over: Partial<ReturnType<typeof anInquiry>>, count = 1): Reminder => {
  const item = { inquiry: anInquiry(over), customer };
  return {
    kind: 'routed',
    keys: [],
    items: [item, ...Array.from({ length: count - 1 }, () => item)],
  };
};
const byQuotes = {
  rules: [{ id: idOf<never>('rule'), name: 'Quotes' }],
  notify: [],
  templateId: null,
};

test.each([
  [
    routed({ priority: 'high', routing: byQuotes }),
    'High intent: Kaya | By the rule “Quotes”',
    '高意向：Kaya | 规则“Quotes”',
  ],
  [
    routed({ routing: { ...byQuotes, rules: [] } }),
    'In the pool: Kaya | You look after the pool today',
    '池中新询盘：Kaya | 今天由您值班',
  ],
  [
    routed({ routing: byQuotes, assigneeId: lei.id }),
    'New inquiry: Kaya | By the rule “Quotes”',
    '新询盘：Kaya | 规则“Quotes”',
  ],
  [routed({}, 2), '2 new inquiries for you to know of | ', '有 2 个新询盘需要您知道 | '],
])('a new inquiry to know of %#', (reminder, english, chinese) => {
  expect(tell(reminder)).toBe(english);
  expect(tell(reminder, 'zh')).toBe(chinese);
  expect(tell(reminder, 'en', false)).not.toContain('Kaya');
});
