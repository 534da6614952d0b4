import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '#lib/domain/change.ts';
import { openReplica, schemaVersion, type Replica } from '#lib/replica/database.ts';
import { readMeta } from '#lib/replica/meta.ts';
import { pruneClosed } from '#lib/replica/clear.ts';
import { receive, receiveRows } from '#lib/replica/receive.ts';
import { aMember, aMessage, anInquiry, hoursLater, idOf, morning } from '#tests/support/rows.ts';
import { aReplica, author, bring, performAll, upsert } from './a-replica.ts';

const inquiry = anInquiry();
let replica: Replica;
beforeEach(() => {
  replica = aReplica();
});

const snapshot = (changes: Change[], over: { seq?: number; cursor?: string } = {}) => ({
  kind: 'snapshot' as const,
  seq: over.seq ?? 5,
  changes,
  cursor: over.cursor ?? null,
  total: null,
});
const anEntry = (seq: number, actionId: string) => ({
  seq,
  at: morning,
  actor: { kind: 'member' as const, memberId: idOf<never>('Linda') },
  actionId: actionId as never,
  action: 'claim',
  inquiryId: inquiry.id,
  detail: {},
});
const noteOn = (word: string) => ({
  id: idOf<never>(word),
  inquiryId: inquiry.id,
  memberId: idOf<never>('Linda'),
  at: morning,
  text: word,
  seq: 2,
});

describe('changes', () => {
  it('put and remove rows, and say how far they go', async () => {
    await bring(
      replica,
      3,
      ...upsert('members', aMember('Linda')),
      ...upsert('inquiries', inquiry),
    );
    expect(await replica.inquiries.count()).toBe(1);
    expect((await replica.inquiries.get(inquiry.id))?.row).toEqual(inquiry);
    await bring(replica, 4, { op: 'remove', table: 'members', id: idOf('Linda') });
    expect(await replica.members.count()).toBe(0);
    expect(await readMeta(replica, 'seq')).toBe(4);
    expect(await readMeta(replica, 'syncedAt')).toEqual(morning);
  });

  it('applied twice are the same as once', async () => {
    const changes = [
      ...upsert('inquiries', inquiry),
      ...upsert('messages', aMessage('mail')),
      ...upsert('entries', anEntry(3, idOf('action'))),
    ];
    await bring(replica, 3, ...changes);
    const once = await Promise.all(replica.tables.map((table) => table.toArray()));
    await bring(replica, 3, ...changes);
    expect(await Promise.all(replica.tables.map((table) => table.toArray()))).toEqual(once);
  });

  it('are all kept or none', async () => {
    await bring(replica, 1, ...upsert('inquiries', inquiry));
    // A row that cannot be stored: functions are not cloned.
    const broken = { ...aMember('Linda'), name: () => 'x' } as never;
    const page = [...upsert('inquiries', { ...inquiry, seq: 9 }), ...upsert('members', broken)];
    await expect(bring(replica, 9, ...page)).rejects.toThrow();
    expect((await replica.inquiries.get(inquiry.id))?.row.seq).toBe(1);
    expect(await readMeta(replica, 'seq')).toBe(1);
  });

  it('do not undo what an answer brought later', async () => {
    await receiveRows(replica, upsert('inquiries', { ...inquiry, subject: 'newer', seq: 8 }));
    await bring(replica, 5, ...upsert('inquiries', { ...inquiry, subject: 'older', seq: 4 }));
    expect((await replica.inquiries.get(inquiry.id))?.row.subject).toBe('newer');
    expect(await readMeta(replica, 'seq')).toBe(5);
  });

  it('take with an inquiry all that hangs on it', async () => {
    await bring(
      replica,
      3,
      ...upsert('inquiries', inquiry, anInquiry({ id: idOf('other') })),
      ...upsert('messages', aMessage('a'), aMessage('b', { inquiryId: idOf('other') })),
      ...upsert('notes', noteOn('a note')),
      ...upsert('entries', anEntry(3, idOf('action'))),
    );
    await bring(replica, 4, { op: 'remove', table: 'inquiries', id: inquiry.id });
    expect(await replica.notes.count()).toBe(0);
    expect(await replica.entries.count()).toBe(0);
    expect((await replica.messages.toArray()).map(({ row }) => row.id)).toEqual([idOf('b')]);
  });
});

describe('a snapshot', () => {
  it('removes at its end what it did not bring, and holds only then', async () => {
    await bring(replica, 9, ...upsert('members', aMember('Gone'), aMember('Linda')));
    await receive(
      replica,
      snapshot(upsert('members', aMember('Linda')), { cursor: 'c' }),
      true,
      morning,
    );
    expect(await replica.members.count()).toBe(2);
    expect(await readMeta(replica, 'seq')).toBe(9);
    expect(await readMeta(replica, 'snapshot')).toEqual({ cursor: 'c', received: 1, total: null });
    await receive(replica, snapshot(upsert('members', aMember('Wang'))), false, morning);
    const names = (await replica.members.toArray()).map(({ row }) => row.name);
    expect(names.toSorted()).toEqual(['Linda', 'Wang']);
    expect(await readMeta(replica, 'seq')).toBe(5);
    expect(await readMeta(replica, 'snapshot')).toBeNull();
  });

  it('is right even where the log went back', async () => {
    await bring(replica, 9, ...upsert('members', aMember('Linda', 'rep', { title: 'x', seq: 9 })));
    const restored = aMember('Linda', 'rep', { title: 'y', seq: 2 });
    await receive(replica, snapshot(upsert('members', restored)), true, morning);
    expect((await replica.members.get(restored.id))?.row.title).toBe('y');
  });

  it('that broke off can begin again', async () => {
    await receive(
      replica,
      snapshot(upsert('members', aMember('A')), { cursor: 'c' }),
      true,
      morning,
    );
    await receive(replica, snapshot(upsert('members', aMember('B'))), true, morning);
    expect((await replica.members.toArray()).map(({ row }) => row.name)).toEqual(['B']);
  });
});

describe('the outbox', () => {
  it('loses an action in the commit that brings its entry', async () => {
    await performAll(replica, { type: 'claim', inquiryId: inquiry.id });
    const [waiting] = await replica.outbox.toArray();
    await bring(replica, 3, ...upsert('entries', anEntry(3, waiting?.id ?? '')));
    expect(await replica.outbox.count()).toBe(0);
  });

  it('loses what was done up to there, though no entry came', async () => {
    await performAll(
      replica,
      { type: 'claim', inquiryId: inquiry.id },
      { type: 'view', inquiryId: inquiry.id },
    );
    await replica.outbox.where('order').equals(1).modify({ doneSeq: 4 });
    await bring(replica, 3);
    expect(await replica.outbox.count()).toBe(2);
    await bring(replica, 4);
    expect((await replica.outbox.toArray()).map(({ action }) => action.type)).toEqual(['view']);
  });

  it('outlives a change of the rows’ shape, the rows do not', async () => {
    await bring(replica, 3, ...upsert('inquiries', inquiry));
    await performAll(replica, { type: 'claim', inquiryId: inquiry.id });
    replica.close();
    const raised = openReplica(replica.name, schemaVersion + 1);
    expect(await raised.inquiries.count()).toBe(0);
    expect(await readMeta(raised, 'seq')).toBeNull();
    expect((await raised.outbox.toArray()).map(({ action }) => action.type)).toEqual(['claim']);
  });
});

it('closed inquiries leave after ninety days', async () => {
  const closed = (word: string, closedAt: Date) =>
    anInquiry({ id: idOf(word), stage: 'closed', closedAt, viewBy: null, replyBy: null });
  await bring(
    replica,
    3,
    ...upsert('inquiries', inquiry, closed('old', morning), closed('new', hoursLater(48))),
    ...upsert('messages', aMessage('m', { inquiryId: idOf('old') })),
  );
  await pruneClosed(replica, hoursLater(91 * 24));
  const left = (await replica.inquiries.toArray()).map(({ row }) => row.id);
  expect(left.toSorted()).toEqual([inquiry.id, idOf<never>('new')].toSorted());
  expect(await replica.messages.count()).toBe(0);
  expect(author.now()).toBe(morning);
});
