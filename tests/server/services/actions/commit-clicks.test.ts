import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Action } from '#lib/domain/action.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import { commit } from '#server/services/actions/commit.ts';
import type { Deps } from '#server/services/deps.ts';
import { verifyLog } from '#server/services/log/verify-log.ts';
import { aHolder, aProcess } from '#tests/support/a-process.ts';
import {
  anAction,
  anOpening,
  as,
  aTeam,
  done,
  openDeps,
  watcher,
  type ServerDeps,
} from '#tests/support/server-deps.ts';

let deps: ServerDeps;
beforeAll(async () => {
  deps = await openDeps();
});
afterAll(() => deps.close());

type Team = Awaited<ReturnType<typeof aTeam>> & { inquiryId: InquiryId };

async function teams(count: number): Promise<Team[]> {
  const all: Team[] = [];
  while (all.length < count) {
    const team = await aTeam(deps);
    const opening = anOpening(team.mailboxId);
    await done(deps, team.id, watcher, opening);
    all.push({ ...team, inquiryId: opening.inquiryId });
  }
  return all;
}

const claim = (from: Deps, { id, linda, inquiryId }: Team, over: Partial<Action> = {}) =>
  commit(from, id, as(linda), { ...anAction('claim', { inquiryId }), ...over } as Action);

async function expectClaimed(team: Team): Promise<void> {
  expect(await verifyLog(deps, team.id)).toEqual({ kind: 'whole', entries: 7, erased: 0 });
}

test('clicks of several teams share a transaction, each with an entry in its own log', async () => {
  const all = await teams(4);
  const one = aProcess(deps);
  const outcomes = await Promise.all(all.map((team) => claim(one.deps, team)));
  expect(outcomes).toEqual(all.map(() => ({ status: 'done', seq: 7 })));
  expect(one.begun.transactions).toBe(1);
  for (const team of all) await expectClaimed(team);
});

test('a click that breaks fails alone', async () => {
  const all = await teams(4);
  const one = aProcess(deps);
  const outcomes = await Promise.allSettled(
    all.map((team, at) =>
      claim(one.deps, team, at === 2 ? { inquiryId: 'nonsense' as InquiryId } : {}),
    ),
  );
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  for (const team of all.toSpliced(2, 1)) await expectClaimed(team);
});

test('two that carry one id are one, whatever each of them means', async () => {
  const [team] = (await teams(1)) as [Team];
  const { deps: own } = aProcess(deps);
  const tag = anAction('tag', { inquiryId: team.inquiryId, add: ['pumps'], remove: [] });
  const [first, second] = await Promise.all([
    claim(own, team, { id: tag.id }),
    commit(own, team.id, as(team.max), tag),
  ]);
  expect(first).toEqual({ status: 'done', seq: 7 });
  expect(second).toEqual(first);
  await expectClaimed(team);
});

test('none is answered where the transaction was not committed', async () => {
  const all = await teams(3);
  const reach = async (point: string) => {
    if (point === 'before-commit') throw new Error('the process died here');
  };
  const dying = aProcess(deps, { reach });
  const outcomes = await Promise.allSettled(all.map((team) => claim(dying.deps, team)));
  expect(outcomes.map(({ status }) => status)).toEqual(all.map(() => 'rejected'));
  for (const team of all) expect(await verifyLog(deps, team.id)).toMatchObject({ entries: 6 });
});

// The embedded database has one connection: nobody can hold a team's log beside us.
if (process.env.DATABASE_URL) {
  test('a team whose log another process holds keeps no other team waiting', async () => {
    const all = await teams(3);
    const [held, ...free] = all as [Team, ...Team[]];
    const holder = aHolder(deps);
    const tag = anAction('tag', { inquiryId: held.inquiryId, add: ['pumps'], remove: [] });
    const slow = commit(holder.deps, held.id, as(held.max), tag);
    await holder.taken;
    const { deps: own } = aProcess(deps);
    let isWaiting = true;
    const waits = claim(own, held).finally(() => (isWaiting = false));
    await Promise.all(free.map((team) => claim(own, team)));
    expect(isWaiting).toBe(true);
    holder.letGo();
    expect(await slow).toEqual({ status: 'done', seq: 7 });
    expect(await waits).toEqual({ status: 'done', seq: 8 });
    for (const team of free) await expectClaimed(team);
  });
}
