import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Chip, ListRow } from '#lib/protocol/chip.ts';
import type { Replica } from '#lib/replica/database.ts';
import { keepPresences } from '#lib/replica/presences.ts';
import { rowStandings } from '#lib/replica/queries/row-standings.ts';
import { startChips, type Chips } from '#lib/sync/chips.ts';
import { aReplica, be, bring, performAll, upsert } from '#tests/lib/replica/a-replica.ts';
import { aMailbox, aMember, aMessage, anInquiry, hoursLater, idOf } from '#tests/support/rows.ts';
import { until } from '#tests/support/until.ts';

const [linda, wang] = [aMember('Linda'), aMember('Wang')];
const inquiryId = idOf<Inquiry['id']>('inquiry');
const row = (over: Partial<ListRow> = {}): ListRow => ({
  key: 'a',
  webmail: 'roundcube',
  account: 'info@acme.test',
  place: null,
  gmail: null,
  from: { name: '', address: 'greta@kunde.example' },
  subject: 'Re: Pumps',
  sentAt: null,
  ...over,
});

let replica: Replica;
let now: Date;
let stop: AbortController;
let chips: Chips;
let pushed: { tabId: number; chips: string[] }[];
let sleeps: { left: number; wake(): void; signal: AbortSignal }[];
let looks: number;
let seq = 1;
beforeEach(async () => {
  replica = aReplica();
  now = hoursLater(0);
  stop = new AbortController();
  [pushed, sleeps, looks] = [[], [], 0];
  await be(replica, linda);
  await bring(
    replica,
    (seq += 1),
    ...upsert('members', linda, wang),
    ...upsert('mailboxes', aMailbox()),
    ...upsert('messages', aMessage('first')),
    ...upsert('inquiries', anInquiry()),
  );
  const said = (all: Chip[]) => all.map(({ key, text }) => `${key} ${text}`);
  chips = startChips(
    {
      replica,
      clock: { ready: Promise.resolve() } as never,
      now: () => now,
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
      async compose(rows) {
        looks += 1;
        return rows.map(({ key, standing: { holder, state, presence } }) => {
          const text = [holder, state, presence?.doing].filter(Boolean).join(' ');
          return { key, holder, state, presence: presence?.doing ?? null, text, label: text };
        });
      },
      push: (tabId, _nth, all) => void pushed.push({ tabId, chips: said(all) }),
    },
    stop.signal,
  );
});
afterEach(async () => {
  stop.abort();
  await replica.delete();
});

const stand = (over: Partial<Inquiry>) =>
  bring(replica, (seq += 1), ...upsert('inquiries', anInquiry({ ...over, seq })));
const show = async (tabId: number, ...rows: ListRow[]) =>
  (await chips.show(tabId, 1, rows)).map(({ key, text }) => `${key} ${text}`);
const news = (count: number) => until(() => (pushed.length >= count ? pushed : null));

describe('chips', () => {
  it('are answered to whoever shows rows, and none where no row is ours', async () => {
    expect(await show(1, row(), row({ key: 'b', subject: 'Other' }))).toEqual(['a nobody plenty']);
    expect(await show(2, row({ subject: 'Other' }))).toEqual([]);
    expect(await show(2)).toEqual([]);
  });

  it('are pushed to every tab they change in, and to no other', async () => {
    await show(1, row());
    await show(2, row({ key: 'z' }), row({ key: 'y', subject: 'Other' }));
    await show(3, row({ subject: 'Other' }));
    await stand({ stage: 'claimed', assigneeId: wang.id });
    expect(await news(2)).toEqual([
      { tabId: 1, chips: ['a other plenty'] },
      { tabId: 2, chips: ['z other plenty'] },
    ]);
    await keepPresences(replica, [{ inquiryId, memberId: wang.id, doing: 'writing', since: now }]);
    expect((await news(4)).slice(2).map((one) => one.chips)).toEqual([
      ['a other plenty writing'],
      ['z other plenty writing'],
    ]);
  });

  it('change with what the person does, before the server knows', async () => {
    await show(1, row());
    await performAll(replica, { type: 'claim', inquiryId });
    expect(await news(1)).toEqual([{ tabId: 1, chips: ['a me plenty'] }]);
  });

  it('are never told twice', async () => {
    await show(1, row());
    const before = looks;
    await bring(replica, (seq += 1), ...upsert('members', aMember('Sun')));
    await until(() => looks > before);
    await stand({ stage: 'closed' });
    expect(await news(1)).toEqual([{ tabId: 1, chips: ['a nobody closed'] }]);
  });

  it('share one look when much changes at once', async () => {
    await show(1, row());
    const before = looks;
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        bring(replica, 100 + index, ...upsert('members', aMember(`Member ${index}`))),
      ),
    );
    await stand({ stage: 'closed' });
    await until(() => pushed.some((one) => one.chips[0] === 'a nobody closed'));
    expect(looks - before).toBeLessThan(20);
  });

  it('change by time alone, at the earliest moment of any row', async () => {
    await show(1, row());
    const [sleep] = sleeps;
    // No timer is longer than an hour: it looks, finds nothing new, and waits again.
    expect(sleep?.left).toBe(3_600_000);
    now = hoursLater(18.9);
    sleep?.wake();
    const next = await until(() => sleeps[1]);
    expect([next.left, pushed]).toEqual([0.3 * 3_600_000, []]);
    now = hoursLater(19.2);
    next.wake();
    expect(await news(1)).toEqual([{ tabId: 1, chips: ['a nobody soon'] }]);
  });

  it('of a tab that is gone are forgotten, and its timer with them', async () => {
    await show(1, row());
    await show(2, row());
    chips.forget(1);
    await stand({ stage: 'closed' });
    await until(() => pushed.length > 0);
    expect(pushed).toEqual([{ tabId: 2, chips: ['a nobody closed'] }]);
    expect(sleeps.filter(({ signal }) => !signal.aborted)).toEqual([]);
  });

  it('end with the worker', async () => {
    await show(1, row());
    stop.abort();
    const before = looks;
    await stand({ stage: 'closed' });
    // Whoever had looked would have done so before this.
    await rowStandings(replica, [row()], now);
    expect([looks, pushed]).toEqual([before, []]);
  });
});
