import 'fake-indexeddb/auto';
import { fakeBrowser } from '#tests/support/extension-browser.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Replica } from '#lib/replica/database.ts';
import { wordsFor } from '#lib/words/words.ts';
import { aReplica, author, be, bring, upsert } from '#tests/lib/replica/a-replica.ts';
import { aCustomer, aMember, anInquiry, hoursLater, idOf } from '#tests/support/rows.ts';
import { answerAsk } from '../../../entrypoints/background/answer-ask.ts';
import { inquiryOf, notify } from '../../../entrypoints/background/notify.ts';

const linda = aMember('Linda');
const wang = aMember('Wang');
const inquiry = anInquiry({
  stage: 'claimed',
  assigneeId: linda.id,
  assignedAt: hoursLater(1),
  assignedBy: linda.id,
  viewBy: null,
  asked: { memberId: wang.id, at: hoursLater(2) },
});
const moment = { now: hoursLater(3), zone: 'UTC', language: 'en' } as const;

let replica: Replica;
let shown: [string, object][];
beforeEach(async () => {
  replica = aReplica();
  shown = [];
  fakeBrowser.notifications.create = vi.fn(async (id: string, options: object) => {
    shown.push([id, options]);
    return id;
  }) as never;
  await be(replica, linda);
  await bring(
    replica,
    1,
    ...upsert('members', linda, wang),
    ...upsert('customers', aCustomer()),
    ...upsert('inquiries', inquiry),
  );
});
afterEach(() => vi.unstubAllEnvs());
const show = () => notify(replica, { words: wordsFor('en'), moment });

it('shows a request once, with its answers, and its name says what to answer', async () => {
  await show();
  await show();
  const [[id, options] = ['', {}]] = shown;
  expect(shown).toHaveLength(1);
  expect(options).toMatchObject({ buttons: [{ title: 'Give it' }, { title: 'Keep it' }] });
  expect(inquiryOf(id)).toBe(inquiry.id);
  for (const button of [0, 1]) expect(await answerAsk(replica, { id, button }, author)).toBe(true);
  const told = (await replica.outbox.toArray()).map(({ action }) => action);
  const answer = { type: 'answer-ask', inquiryId: inquiry.id, memberId: wang.id };
  expect(told).toMatchObject([
    { ...answer, give: true },
    { ...answer, give: false },
  ]);
});

it('says what a click leads to where the browser has no buttons', async () => {
  vi.stubEnv('FIREFOX', 'true');
  await show();
  expect(shown).toHaveLength(1);
  expect(shown[0]?.[1]).not.toHaveProperty('buttons');
  expect(shown[0]?.[1]).toMatchObject({
    message: 'You claimed it at 10:00. Click to give it or keep it',
  });
});

it('answers by no other notification', async () => {
  for (const id of ['', `soon:${inquiry.id}:2026`, 'asked:what:who', `asked:${idOf('one')}`]) {
    expect(await answerAsk(replica, { id, button: 0 }, author)).toBe(false);
  }
  expect(await replica.outbox.count()).toBe(0);
});
