import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Replica } from '#lib/replica/database.ts';
import { counts, mostCounted } from '#lib/replica/queries/counts.ts';
import { dueInquiries, type DueQuestion } from '#lib/replica/queries/due.ts';
import { aCustomer, aMember, hoursLater, idOf } from '#tests/support/rows.ts';
import { dueInquiry } from '#tests/support/due-inquiry.ts';
import { aReplica, be, bring, performAll, upsert } from '../a-replica.ts';

const linda = aMember('Linda');
const max = aMember('Max', 'manager');
const wang = aMember('Wang');
const now = hoursLater(30);

let replica: Replica;
beforeEach(async () => {
  replica = aReplica();
  await be(replica, linda);
  await bring(
    replica,
    1,
    ...upsert('members', linda, max, wang),
    ...upsert('customers', aCustomer()),
    ...upsert(
      'inquiries',
      dueInquiry('mine late', 20, linda),
      dueInquiry('mine later', 40, linda),
      dueInquiry('his', 10, wang),
      dueInquiry('nobody’s', 5, null),
      dueInquiry('nobody’s in time', 50, null),
      dueInquiry('answered', 0, linda, { replyBy: null }),
    ),
  );
});
const subjects = async (question: Omit<DueQuestion, 'now'>) =>
  (await dueInquiries(replica, { now, ...question })).map(({ inquiry }) => inquiry.subject);

describe('due inquiries', () => {
  it('come worst first, each with its people and its clock', async () => {
    expect(await subjects({ whose: 'team' })).toEqual([
      'nobody’s',
      'his',
      'mine late',
      'mine later',
      'nobody’s in time',
    ]);
    const [, his] = await dueInquiries(replica, { now, whose: 'team' });
    expect(his).toMatchObject({
      assignee: { name: 'Wang' },
      customer: { company: 'Kunde GmbH' },
      clock: { state: 'over', what: 'reply', left: -20 * 3_600_000 },
      phase: null,
      refusals: [],
    });
  });

  it('are mine, nobody’s or everybody’s', async () => {
    expect(await subjects({ whose: 'mine' })).toEqual(['mine late', 'mine later']);
    expect(await subjects({ whose: 'pool' })).toEqual(['nobody’s', 'nobody’s in time']);
    await replica.meta.delete('me');
    expect(await subjects({ whose: 'mine' })).toEqual([]);
  });

  it('keep to a stretch of time and to a number', async () => {
    expect(await subjects({ whose: 'team', from: hoursLater(10), until: hoursLater(40) })).toEqual([
      'his',
      'mine late',
      'mine later',
    ]);
    expect(await subjects({ whose: 'team', limit: 2 })).toEqual(['nobody’s', 'his']);
  });

  it('count in what the person has just done', async () => {
    await performAll(
      replica,
      { type: 'claim', inquiryId: idOf('nobody’s') },
      { type: 'release', inquiryId: idOf('mine late'), reason: null },
      { type: 'close', inquiryId: idOf('mine later'), outcome: 'lost' },
    );
    expect(await subjects({ whose: 'mine' })).toEqual(['nobody’s']);
    expect(await subjects({ whose: 'pool' })).toEqual(['mine late', 'nobody’s in time']);
    const [first] = await dueInquiries(replica, { now, whose: 'mine' });
    expect(first).toMatchObject({ phase: 'predicted', assignee: { name: 'Linda' } });
    expect(await counts(replica, now)).toEqual({ mine: 1, team: 3, pool: 2, badge: 1 });
  });
});

describe('counts', () => {
  it('say what is overdue, and the badge what concerns this person', async () => {
    expect(await counts(replica, now)).toEqual({ mine: 1, team: 3, pool: 2, badge: 1 });
    await be(replica, max);
    expect(await counts(replica, now)).toEqual({ mine: 0, team: 3, pool: 2, badge: 3 });
  });
});

it('counting ends where a number says no more than “very many”', async () => {
  const many = Array.from({ length: mostCounted + 5 }, (_, index) =>
    dueInquiry(`n${index}`, 1, null),
  );
  await bring(replica, 2, ...upsert('inquiries', ...many));
  expect(await counts(replica, now)).toMatchObject({
    team: mostCounted,
    pool: mostCounted,
    mine: 1,
  });
});

it('a large team costs no more rows than a small one', async () => {
  const many = Array.from({ length: 3000 }, (_, index) =>
    dueInquiry(`n${index}`, 60 + index, wang),
  );
  await bring(replica, 2, ...upsert('inquiries', ...many));
  let read = 0;
  replica.inquiries.hook('reading', (kept) => {
    read += 1;
    return kept;
  });
  await dueInquiries(replica, { now, whose: 'mine' });
  await counts(replica, now);
  expect(read).toBe(2);
  await dueInquiries(replica, { now, whose: 'team', limit: 10 });
  expect(read).toBe(12);
});
