import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import type { Addressed } from '#lib/protocol/guard.ts';
import type { Replica } from '#lib/replica/database.ts';
import { upsert } from '#tests/lib/replica/a-replica.ts';
import { aMessage, hoursLater, idOf, morning } from '#tests/support/rows.ts';
import { until } from '#tests/support/until.ts';
import {
  aDraft,
  aGuard,
  draftId,
  linda,
  lindasGuard,
  sighting,
  wang,
  type AGuard,
} from './a-guard.ts';

const inquiryId = idOf<Inquiry['id']>('inquiry');
const free = { kind: 'free' };
const never = new Promise<never>(() => undefined);

let here: Awaited<ReturnType<typeof lindasGuard>>;
let replica: Replica;
let guard: AGuard;
beforeEach(async () => {
  here = await lindasGuard({ aliases: ['sales@acme.test'] });
  ({ replica, guard } = here);
});
afterEach(async () => {
  guard.stop();
  await replica.delete();
});

const stand = (over: Partial<Inquiry>) => here.stand(over);
const open = () => guard.verdicts.opened(1, aDraft());
const begin = (over: Partial<Addressed> & { anyway?: boolean } = {}) => {
  const { anyway = false, from = null, to = [] } = over;
  const addressed = { from, to };
  return guard.verdicts.beginSend(1, { type: 'begin-send', draftId, addressed, anyway });
};
const refuse = (refusal: Refusal) => {
  guard.answer = async ({ id }) => ({ actionId: id, status: 'refused', refusal });
};
const waiting = async () => (await replica.outbox.toArray()).map(({ action }) => action);

describe('Send', () => {
  it('is reserved at the server, past the outbox', async () => {
    await open();
    guard.now = hoursLater(1);
    expect(await begin()).toEqual(free);
    const begun = { type: 'begin-send', inquiryId, since: morning, anyway: false };
    expect(guard.sent).toMatchObject([{ ...begun, at: hoursLater(1) }]);
    expect(await waiting()).toEqual([]);
  });

  it.each<[Refusal, object]>([
    [
      { code: 'already-claimed', memberId: wang.id, at: hoursLater(-1) },
      { kind: 'held', name: 'Wang', at: hoursLater(-1) },
    ],
    [
      { code: 'already-claimed', memberId: wang.id, at: morning },
      { kind: 'beaten', name: 'Wang', at: morning },
    ],
    [
      { code: 'already-sending', memberId: wang.id, at: morning },
      { kind: 'beaten', name: 'Wang', at: morning },
    ],
    [
      { code: 'already-answered', memberId: null, at: hoursLater(-1) },
      { kind: 'answered', name: '', at: hoursLater(-1) },
    ],
  ])('that was refused says who was first: %o', async (refusal, verdict) => {
    await open();
    refuse(refusal);
    expect(await begin()).toEqual(verdict);
    expect(guard.verdicts.guarded(1, draftId)).toEqual({ inquiryId, verdict });
    await guard.verdicts.endSend(1, draftId);
    // Nothing was reserved, and what this browser knows counts again.
    expect(await waiting()).toEqual([]);
    expect(guard.pushed).toMatchObject([{ kind: 'free' }]);
  });

  it('is not reserved where this browser knows more by now than the page did', async () => {
    await open();
    await stand({ stage: 'claimed', assigneeId: wang.id, assignedAt: morning });
    await until(() => guard.pushed.length > 0);
    expect(await begin()).toMatchObject({ kind: 'held', name: 'Wang' });
    expect(guard.sent).toEqual([]);
    expect(await begin({ anyway: true })).toEqual(free);
  });

  it('that was refused is judged anew once this browser has heard the news', async () => {
    await open();
    refuse({ code: 'already-claimed', memberId: wang.id, at: morning });
    await begin();
    await stand({ stage: 'claimed', assigneeId: wang.id, assignedAt: morning });
    await until(() => guard.pushed.length > 0);
    await stand({});
    await until(() => guard.pushed.length > 1);
    expect(guard.pushed.map(({ kind }) => kind)).toEqual(['held', 'free']);
    expect(guard.verdicts.guarded(1, draftId)?.verdict).toEqual(free);
  });

  it('goes by what the page holds where the server is silent, out of reach, or faulty', async () => {
    await open();
    guard.answer = () => never;
    const silent = begin();
    await until(() => guard.sent.length === 1);
    guard.pass(800);
    expect(await silent).toBeNull();
    guard.answer = async () => null;
    expect(await begin()).toBeNull();
    guard.answer = async ({ id }) => ({ actionId: id, status: 'failed', ref: 'K7' });
    expect(await begin()).toBeNull();
    refuse({ code: 'not-found' });
    expect(await begin()).toBeNull();
    expect(await waiting()).toEqual([]);
  });

  it('is nobody’s concern for a mail that is not ours, or goes to colleagues alone', async () => {
    const answered = sighting({ rfcMessageId: '<private@example.org>' });
    await guard.verdicts.opened(1, aDraft({ answered }));
    expect(await begin()).toBeNull();
    await guard.verdicts.closed(1, draftId);
    await open();
    expect(await begin({ to: ['wang@acme.test'] })).toBeNull();
    expect(guard.sent).toEqual([]);
  });

  it('waits for the page to tell of the reply, where the worker was just started', async () => {
    const pressed = begin();
    await open();
    expect(await pressed).toEqual(free);
    guard.stop();
    guard = aGuard(replica);
    const lost = begin();
    guard.pass(800);
    expect(await lost).toBeNull();
  });

  it('anyway stands in the log, by the outbox where the server does not answer', async () => {
    await open();
    expect(await begin({ anyway: true, from: 'linda@acme.test' })).toEqual(free);
    expect(guard.sent).toMatchObject([{ anyway: true }]);
    expect(await waiting()).toEqual([]);
    guard.answer = async () => null;
    expect(await begin({ anyway: true })).toBeNull();
    expect(await waiting()).toEqual([guard.sent[1]]);
  });
});

describe('a reply that left', () => {
  it('was checked where the server answered, and is not told unchecked twice', async () => {
    await open();
    await begin();
    expect(guard.verdicts.sent(1, inquiryId)).toEqual({ wasChecked: true });
    guard.answer = async () => null;
    await begin();
    expect(guard.verdicts.sent(2, inquiryId)).toEqual({ wasChecked: true });
    expect(guard.verdicts.sent(1, inquiryId)).toEqual({ wasChecked: false });
    expect(guard.verdicts.sent(1, inquiryId)).toEqual({ wasChecked: true });
  });

  it('went unchecked where the server was silent, also once its page is gone', async () => {
    await open();
    guard.answer = () => never;
    const silent = begin();
    await until(() => guard.sent.length === 1);
    guard.pass(800);
    await silent;
    await guard.verdicts.closed(1, draftId);
    expect(guard.verdicts.sent(1, inquiryId)).toEqual({ wasChecked: false });
  });

  it('was checked where the next press of Send was', async () => {
    await open();
    guard.answer = async () => null;
    await begin();
    guard.answer = async ({ id }) => ({ actionId: id, status: 'done', seq: 1 });
    await begin();
    expect(guard.verdicts.sent(1, inquiryId)).toEqual({ wasChecked: true });
  });
});

describe('a reservation', () => {
  it('is freed by whoever keeps editing, and once', async () => {
    await open();
    await guard.verdicts.endSend(1, draftId);
    expect(await waiting()).toEqual([]);
    await begin();
    await guard.verdicts.endSend(1, draftId);
    await guard.verdicts.endSend(1, draftId);
    expect(await waiting()).toMatchObject([
      { type: 'end-send', inquiryId, press: guard.sent[0]?.id },
    ]);
  });

  it('is freed too where the server was silent: it may have heard', async () => {
    await open();
    guard.answer = async () => null;
    await begin();
    await guard.verdicts.endSend(1, draftId);
    expect(await waiting()).toMatchObject([{ type: 'end-send', press: guard.sent[0]?.id }]);
  });

  it.each(['closed', 'forget'] as const)(
    'is freed after it was %s, unless it left',
    async (how) => {
      await open();
      await begin();
      await guard.verdicts[how](1, draftId);
      await until(async () => (await replica.drafts.count()) === 0);
      guard.pass(40_000);
      await until(async () => (await waiting()).length === 1);
      await open();
      await begin();
      await guard.verdicts[how](1, draftId);
      guard.verdicts.sent(1, inquiryId);
      await until(async () => (await replica.drafts.count()) === 0);
      guard.pass(40_000);
      await here.bring();
      expect(await waiting()).toHaveLength(1);
    },
  );
});

describe('a sender the customer does not expect', () => {
  const linda2 = 'linda@acme.test';
  const surprise = { kind: 'wrong-from', from: linda2, mailbox: 'info@acme.test' };

  it('is told, though the server let it go', async () => {
    await open();
    expect(await begin({ from: linda2 })).toEqual(surprise);
    expect(guard.verdicts.guarded(1, draftId)).toEqual({ inquiryId, verdict: surprise });
    guard.answer = async () => null;
    expect(await begin({ from: linda2 })).toEqual(surprise);
    refuse({ code: 'already-claimed', memberId: wang.id, at: hoursLater(-1) });
    expect(await begin({ from: linda2 })).toMatchObject({ kind: 'held' });
  });

  it.each<[string, string | null]>([
    ['the mailbox', 'INFO@acme.test'],
    ['its other name', 'sales@acme.test'],
    ['nobody the page shows', null],
  ])('is not %s', async (_who, from) => {
    await open();
    expect(await begin({ from })).toEqual(free);
  });

  it('is not whom it was handed off to, nor anybody known from the conversation', async () => {
    const handoff = {
      memberId: linda.id,
      address: linda2,
      at: morning,
      delivery: 'delivered',
      how: 'appended',
    } as const;
    await stand({ stage: 'handed-off', assigneeId: linda.id, handoff });
    await open();
    expect(await begin({ from: linda2 })).toEqual(free);
    expect(await begin({ from: 'wang@acme.test' })).toMatchObject({ kind: 'wrong-from' });
    const answer = aMessage('answer', {
      direction: 'out',
      from: { name: '', address: 'wang@acme.test' },
    });
    await here.bring(...upsert('messages', answer));
    expect(await begin({ from: 'wang@acme.test' })).toEqual(free);
  });
});
