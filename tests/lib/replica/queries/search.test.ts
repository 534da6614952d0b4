import { expect, test } from 'vitest';
import { aReplica, be, bring, performAll, upsert } from '../a-replica.ts';
import type { CustomerId, InquiryId } from '#lib/domain/ids.ts';
import { inquiryItems } from '#lib/replica/queries/due.ts';
import { searchWaiting } from '#lib/replica/queries/search.ts';
import { aCustomer, aMember, anInquiry, hoursLater, idOf, morning } from '#tests/support/rows.ts';

const linda = aMember('Linda');
const kaya = aCustomer({
  id: idOf<CustomerId>('kaya'),
  company: 'Kaya Tarım',
  name: 'Elif',
  addresses: ['elif@kaya.example'],
});
const pumps = anInquiry({ subject: 'Forty pumps' });
const hoses = anInquiry({
  id: idOf<InquiryId>('hoses'),
  customerId: kaya.id,
  subject: 'Hoses and PUMPS',
  replyBy: hoursLater(5),
  viewBy: null,
});
const done = anInquiry({
  id: idOf<InquiryId>('done'),
  subject: 'Old pumps',
  stage: 'closed',
  viewBy: null,
  replyBy: null,
});

async function aFullReplica() {
  const replica = aReplica();
  await be(replica, linda);
  await bring(
    replica,
    1,
    ...upsert('members', linda),
    ...upsert('customers', aCustomer(), kaya),
    ...upsert('inquiries', pumps, hoses, done),
  );
  return replica;
}

test('every word must occur, in the subject or in who wrote; what waits longest stands first', async () => {
  const replica = await aFullReplica();
  expect(await searchWaiting(replica, ' pumps ')).toEqual([hoses.id, pumps.id]);
  expect(await searchWaiting(replica, 'pumps elif')).toEqual([hoses.id]);
  expect(await searchWaiting(replica, 'tarım')).toEqual([hoses.id]);
  expect(await searchWaiting(replica, 'GRETA@kunde')).toEqual([pumps.id]);
  expect(await searchWaiting(replica, 'pumps zebra')).toEqual([]);
  expect(await searchWaiting(replica, 'pumps', 1)).toEqual([hoses.id]);
  expect(await searchWaiting(replica, '  ')).toEqual([]);
});

test('items by id keep their order, carry what is predicted, and leave out what is not here', async () => {
  const replica = await aFullReplica();
  await performAll(replica, { type: 'claim', inquiryId: pumps.id });
  const ids = [done.id, idOf<InquiryId>('elsewhere'), pumps.id];
  const items = await inquiryItems(replica, ids, morning);
  expect(items.map(({ inquiry }) => inquiry.id)).toEqual([done.id, pumps.id]);
  expect(items.map(({ clock }) => clock.state)).toEqual(['stopped', 'plenty']);
  expect(items[1]).toMatchObject({ phase: 'predicted', assignee: { id: linda.id } });
});
