import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DraftId } from '#lib/protocol/guard.ts';
import type { Replica } from '#lib/replica/database.ts';
import { keepReplies, type OpenReplies } from '#lib/sync/open-replies.ts';
import { aReplica } from '#tests/lib/replica/a-replica.ts';
import { morning } from '#tests/support/rows.ts';
import { aDraft, draftId } from './a-guard.ts';

const idOf = (nth: number) => DraftId.parse(nth.toString(16).padStart(32, '0'));

let replica: Replica;
let stop: AbortController;
let replies: OpenReplies;
beforeEach(() => {
  replica = aReplica();
  stop = new AbortController();
  replies = keepReplies(
    {
      replica,
      clock: { ready: Promise.resolve() } as never,
      now: () => morning,
      sleep: () => new Promise(() => undefined),
      report: (fault) => {
        throw fault;
      },
    },
    { resolve: async () => null, push: () => undefined },
    stop.signal,
  );
});
afterEach(async () => {
  stop.abort();
  await replica.delete();
});

it('waits for a reply that is to come, each asker as long as it likes', async () => {
  const [short, long] = [new AbortController(), new AbortController()];
  const first = replies.coming(1, draftId, short.signal);
  const second = replies.coming(1, draftId, long.signal);
  short.abort();
  expect(await first).toBeNull();
  const reply = await replies.open(1, aDraft());
  expect(await second).toBe(reply);
});

it('a page that opens replies without end has the oldest of its own forgotten, and of no other tab', async () => {
  await replies.open(2, aDraft());
  for (let nth = 0; nth < 60; nth += 1) await replies.open(1, aDraft({ id: idOf(nth) }));
  expect(replies.of(1).map(({ draft }) => draft.id)).toEqual(
    Array.from({ length: 50 }, (_, at) => idOf(at + 10)),
  );
  expect(replies.of(2)).toHaveLength(1);
  expect(await replica.drafts.count()).toBe(51);
});
