import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '#lib/domain/presence.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import type { Sight } from '#lib/protocol/bridge.ts';
import type { Replica } from '#lib/replica/database.ts';
import { startWhereabouts, type Whereabouts } from '#lib/sync/whereabouts.ts';
import { aReplica, be, bring, performAll, upsert } from '#tests/lib/replica/a-replica.ts';
import { aCustomer, aMailbox, aMember, aMessage, anInquiry, idOf } from '#tests/support/rows.ts';
import { until } from '#tests/support/until.ts';

const inquiryId = idOf('inquiry');
const first = aMessage('first');
const sighting = (over: Partial<Sighting> = {}): Sighting => ({
  webmail: 'outlook',
  account: 'info@acme.test',
  place: null,
  gmail: null,
  rfcMessageId: first.rfcMessageId,
  from: first.from,
  subject: 'Re: Pumps',
  recipients: [],
  sentAt: null,
  tiers: [],
  keys: [],
  ...over,
});
const reading = (over: Partial<Sighting> = {}): Sight => ({
  kind: 'message',
  sighting: sighting(over),
});
const writing: Sight = { kind: 'compose', sighting: sighting() };
const elsewhere = reading({ rfcMessageId: '<private@example.org>' });

let replica: Replica;
let stop: AbortController;
let whereabouts: Whereabouts;
let put: string[][];
let again: number[];
let sleeps: { left: number; wake(): void; signal: AbortSignal }[];
beforeEach(async () => {
  replica = aReplica();
  stop = new AbortController();
  [put, again, sleeps] = [[], [], []];
  await be(replica, aMember('Linda'));
  await bring(replica, 1, ...upsert('inquiries', anInquiry()), ...upsert('messages', first));
  whereabouts = startWhereabouts(
    {
      replica,
      sleep: (left, signal) =>
        new Promise((wake, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
          sleeps.push({ left, wake, signal });
        }),
      report: (fault) => {
        throw fault;
      },
    },
    {
      put: (places: Place[]) =>
        void put.push(places.map((one) => `${one.doing} ${one.inquiryId === inquiryId}`)),
      askAgain: (tabId) => void again.push(tabId),
    },
    stop.signal,
  );
});
afterEach(async () => {
  stop.abort();
  await replica.delete();
});

describe('what is in front of a person', () => {
  it('is an inquiry’s mail, read or answered, in all tabs together', async () => {
    expect(await whereabouts.tell(1, reading(), true)).toBe(true);
    expect(await whereabouts.tell(2, writing, true)).toBe(true);
    expect(put).toEqual([['viewing true'], ['viewing true', 'writing true']]);
  });

  it('is nobody’s business where it is no inquiry’s, or hidden', async () => {
    expect(await whereabouts.tell(1, elsewhere, true)).toBe(false);
    expect(await whereabouts.tell(1, reading(), false)).toBe(false);
    expect(await whereabouts.tell(1, { kind: 'nothing' }, true)).toBe(false);
    expect(await whereabouts.tell(1, { kind: 'lost', missing: [] }, true)).toBe(false);
    expect(await whereabouts.tell(1, { kind: 'compose', sighting: null }, true)).toBe(false);
    expect(put.flat()).toEqual([]);
    expect(sleeps).toEqual([]);
  });

  it('ends when the tab shows something else, is hidden, or is gone', async () => {
    await whereabouts.tell(1, reading(), true);
    await whereabouts.tell(1, reading(), false);
    await whereabouts.tell(1, reading(), true);
    await whereabouts.tell(1, elsewhere, true);
    await whereabouts.tell(1, reading(), true);
    whereabouts.forget(1);
    const here = ['viewing true'];
    expect(put).toEqual([here, [], here, [], here, []]);
    expect(sleeps.every(({ signal }) => signal.aborted)).toBe(true);
  });

  it('ends where a page falls silent, though nobody said that it went', async () => {
    await whereabouts.tell(1, reading(), true);
    await whereabouts.tell(1, reading(), true);
    const left = sleeps.filter(({ signal }) => !signal.aborted);
    expect(left.map((one) => one.left)).toEqual([12_000]);
    left[0]?.wake();
    await until(() => put.at(-1)?.length === 0);
  });

  it('is what was told last, whichever look-up ends first', async () => {
    const slow = whereabouts.tell(1, reading(), true);
    const quick = whereabouts.tell(1, { kind: 'nothing' }, true);
    expect([await slow, await quick]).toEqual([false, false]);
    expect(put.at(-1)).toEqual([]);
  });

  it('is asked for once more when it turns out to be an inquiry’s', async () => {
    await whereabouts.tell(1, elsewhere, true);
    await whereabouts.tell(2, reading({ rfcMessageId: '<other@example.org>' }), true);
    const found = aMessage('found', { rfcMessageId: '<private@example.org>' });
    await bring(replica, 2, ...upsert('messages', found));
    await until(() => again.length > 0);
    expect(again).toEqual([1]);
    expect(await whereabouts.tell(1, elsewhere, true)).toBe(true);
  });

  it('is not told while an inquiry tracked by hand is the browser’s alone', async () => {
    const message = aMessage('tracked');
    await performAll(replica, {
      type: 'open',
      inquiryId: idOf('tracked inquiry'),
      mailboxId: aMailbox().id,
      customer: aCustomer(),
      inquiry: anInquiry(),
      message,
      route: null,
      acknowledge: { may: false, reason: 'by-hand', evidence: null },
    });
    const tracked = reading({ rfcMessageId: message.rfcMessageId });
    expect(await whereabouts.tell(1, tracked, true)).toBe(false);
  });
});

describe('a webmail’s own id', () => {
  const remembered = () => replica.recognised.toArray();

  it('is remembered with the message it was, and a hint from then on', async () => {
    await whereabouts.tell(1, reading({ webmailId: 'AAQk' }), true);
    expect(await remembered()).toEqual([{ webmailId: 'AAQk', inquiryId, messageId: first.id }]);
    const bare = { rfcMessageId: null, webmailId: 'AAQk' };
    expect(await whereabouts.tell(1, reading(bare), true)).toBe(true);
    expect(await whereabouts.tell(1, reading({ ...bare, webmailId: 'BBQk' }), true)).toBe(false);
  });

  it.each<[string, Partial<Sighting>]>([
    ['subject', { subject: 'Invoice' }],
    ['sender', { from: { name: '', address: 'else@kunde.example' } }],
  ])('is forgotten when the page shows another %s under it', async (_what, over) => {
    await whereabouts.tell(1, reading({ webmailId: 'AAQk' }), true);
    const other = reading({ rfcMessageId: null, webmailId: 'AAQk', ...over });
    expect(await whereabouts.tell(1, other, true)).toBe(false);
    expect(await remembered()).toEqual([]);
  });
});
