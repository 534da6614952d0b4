import { afterAll, beforeAll, expect, it } from 'vitest';
import { mostVersions, type AnchorSet } from '#lib/domain/anchor-set.ts';
import type { AnchorSetId } from '#lib/domain/ids.ts';
import { commit } from '#server/services/actions/commit.ts';
import { changesAfter } from '#server/services/changes/changes-after.ts';
import { snapshotPage } from '#server/services/changes/snapshot.ts';
import { ReplicaInMemory } from '#tests/support/replica-in-memory.ts';
import {
  aTeam,
  anAction,
  as,
  done,
  openDeps,
  type ServerDeps,
} from '#tests/support/server-deps.ts';

let deps: ServerDeps;
beforeAll(async () => {
  deps = await openDeps();
});
afterAll(() => deps.close());

const save = (word: string, webmail: AnchorSet['webmail'] = 'outlook') =>
  anAction('save-anchors', {
    anchorSetId: deps.newId() as AnchorSetId,
    webmail,
    anchors: { subject: `div[aria-label="${word}"]`, 'list.row': '[data-convid]' },
    note: word,
  });

const setsOf = (device: ReplicaInMemory) =>
  device.all().flatMap(([key, row]) => (key.startsWith('anchorSets') ? [row as AnchorSet] : []));

it('reach a rep’s device whole, the oldest leaving when there are too many, and lead back', async () => {
  const team = await aTeam(deps);
  const who = { teamId: team.id, memberId: team.linda.id };
  const device = new ReplicaInMemory();
  const first = await snapshotPage(deps, who, { cursor: null, limit: 2000 });
  device.apply(first?.changes ?? []);
  const all = Array.from({ length: mostVersions + 2 }, (_, index) => save(`n${index + 1}`));
  for (const one of all) await done(deps, team.id, as(team.ada), one);
  await done(deps, team.id, as(team.ada), save('elsewhere', 'gmail'));
  const back = all[5];
  const use = (anchorSetId: AnchorSetId | null) =>
    anAction('use-anchors', { webmail: 'outlook', anchorSetId });
  await done(deps, team.id, as(team.ada), use(back?.anchorSetId ?? null));
  const gone = await commit(deps, team.id, as(team.ada), use(all[0]?.anchorSetId ?? null));
  expect(gone).toEqual({ status: 'refused', refusal: { code: 'anchors-gone' } });

  const news = await changesAfter(deps, who, { after: first?.seq ?? 0, limit: 2000 });
  device.apply(news?.changes ?? []);
  const sets = setsOf(device).toSorted((a, b) => a.version - b.version);
  expect(sets.filter(({ webmail }) => webmail === 'outlook').map((one) => one.version)).toEqual(
    Array.from({ length: mostVersions }, (_, index) => index + 3),
  );
  const active = sets.filter(({ isActive }) => isActive);
  expect(active.map(({ note }) => note).toSorted()).toEqual(['elsewhere', 'n6']);
  expect(active.find(({ note }) => note === 'n6')).toMatchObject({
    id: back?.anchorSetId,
    webmail: 'outlook',
    version: 6,
    anchors: back?.anchors,
    savedBy: team.ada.id,
    savedAt: deps.now(),
  });
  const anew = new ReplicaInMemory();
  const whole = await snapshotPage(deps, who, { cursor: null, limit: 2000 });
  anew.apply(whole?.changes ?? []);
  expect(setsOf(anew)).toEqual(setsOf(device));
});
