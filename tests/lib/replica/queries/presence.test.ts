import { beforeEach, expect, it } from 'vitest';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Doing } from '#lib/domain/presence.ts';
import { clearRows } from '#lib/replica/clear.ts';
import type { Replica } from '#lib/replica/database.ts';
import { keepPresences } from '#lib/replica/presences.ts';
import { presencesOf } from '#lib/replica/queries/presence.ts';
import { aMember, hoursLater, idOf } from '#tests/support/rows.ts';
import { aReplica, bring, upsert } from '../a-replica.ts';

const [linda, wang] = [aMember('Linda'), aMember('Wang')];
const [pumps, valves] = [idOf<InquiryId>('pumps'), idOf<InquiryId>('valves')];
const at = (inquiryId: InquiryId, { id }: typeof linda, doing: Doing, hour = 0) => ({
  inquiryId,
  memberId: id,
  doing,
  since: hoursLater(hour),
});

let replica: Replica;
beforeEach(async () => {
  replica = aReplica();
  await bring(replica, 1, ...upsert('members', linda, wang));
});

it('tells who is at an inquiry by name, the longest there first', async () => {
  await keepPresences(replica, [
    at(pumps, wang, 'writing', 2),
    at(pumps, linda, 'viewing', 1),
    at(valves, linda, 'viewing'),
  ]);
  expect(await presencesOf(replica, pumps)).toEqual([
    { ...at(pumps, linda, 'viewing', 1), member: linda },
    { ...at(pumps, wang, 'writing', 2), member: wang },
  ]);
});

it('knows what was said last and nothing else', async () => {
  await keepPresences(replica, [at(pumps, wang, 'writing'), at(valves, wang, 'viewing')]);
  await keepPresences(replica, [at(valves, wang, 'writing', 1)]);
  expect(await presencesOf(replica, pumps)).toEqual([]);
  expect(await presencesOf(replica, valves)).toMatchObject([at(valves, wang, 'writing', 1)]);
  await clearRows(replica);
  expect(await replica.presences.count()).toBe(0);
});

it('leaves out whose row has not come', async () => {
  await keepPresences(replica, [at(pumps, aMember('Max'), 'viewing')]);
  expect(await presencesOf(replica, pumps)).toEqual([]);
});
