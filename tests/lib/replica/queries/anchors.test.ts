import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { Replica } from '#lib/replica/database.ts';
import { activeAnchors, anchorVersions } from '#lib/replica/queries/anchors.ts';
import { aMember, anAnchorSet, idOf } from '#tests/support/rows.ts';
import { aReplica, be, bring, performAll, upsert } from '../a-replica.ts';

const root = aMember('Root', 'admin');
const old = anAnchorSet({ id: idOf('old'), version: 1, isActive: false });
const used = anAnchorSet({ id: idOf('used'), version: 2 });
const other = anAnchorSet({ id: idOf('other'), webmail: 'gmail', version: 7 });

let replica: Replica;
beforeEach(async () => {
  replica = aReplica();
  await be(replica, root);
  const sets = upsert('anchorSets', old, used, other);
  await bring(replica, 1, ...upsert('members', root), ...sets);
});

it('knows what stands in place of a webmail’s anchors, and what stood there', async () => {
  expect(await activeAnchors(replica, 'roundcube')).toEqual(used);
  expect(await activeAnchors(replica, 'gmail')).toEqual(other);
  expect(await activeAnchors(replica, 'outlook')).toBeNull();
  expect(await anchorVersions(replica, 'roundcube')).toEqual([used, old]);
});

it('shows the way back at once', async () => {
  await performAll(replica, { type: 'use-anchors', webmail: 'roundcube', anchorSetId: old.id });
  expect(await activeAnchors(replica, 'roundcube')).toMatchObject({ id: old.id });
  await performAll(replica, { type: 'use-anchors', webmail: 'roundcube', anchorSetId: null });
  expect(await activeAnchors(replica, 'roundcube')).toBeNull();
});

it('goes with the row', async () => {
  await bring(replica, 2, { op: 'remove', table: 'anchorSets', id: used.id });
  expect(await anchorVersions(replica, 'roundcube')).toEqual([old]);
});
