import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { ActionId, InquiryId } from '#lib/domain/ids.ts';
import { openReplica } from '#lib/replica/database.ts';
import { perform } from '#lib/replica/perform.ts';
import { outcomeOf } from '#lib/replica/queries/outcome.ts';
import { settleDone, settleRefused } from '#lib/replica/settle.ts';
import { idOf } from '#tests/support/rows.ts';
import { linda, now, seed } from '#tests/support/seeded-team.ts';

const author = { newId: v7, now: () => now };

async function claimed() {
  const replica = openReplica(`outcome ${v7()}`);
  await seed(replica, linda);
  const id = await perform(replica, { type: 'claim', inquiryId: idOf<InquiryId>('x') }, author);
  return { replica, id };
}

test('an action waits until the server has recorded it, its rows may still be on their way', async () => {
  const { replica, id } = await claimed();
  expect(await outcomeOf(replica, id)).toEqual({ kind: 'waiting' });
  await settleDone(replica, id, 5000);
  expect(await replica.outbox.count()).toBe(1);
  expect(await outcomeOf(replica, id)).toEqual({ kind: 'done' });
});

test('one that left the outbox is done', async () => {
  const { replica, id } = await claimed();
  await settleDone(replica, id, null);
  expect(await outcomeOf(replica, id)).toEqual({ kind: 'done' });
  expect(await outcomeOf(replica, v7() as ActionId)).toEqual({ kind: 'done' });
});

test('one that was refused says why', async () => {
  const { replica, id } = await claimed();
  const refusal = { code: 'already-claimed', memberId: linda.id, at: now } as const;
  await settleRefused(replica, id, { refusal, problem: null }, now);
  expect(await outcomeOf(replica, id)).toMatchObject({ kind: 'refused', refused: { refusal } });
});
