import 'fake-indexeddb/auto';
import '#tests/support/extension-browser.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Action } from '#lib/domain/action.ts';
import type { Server } from '#lib/api/call.ts';
import { readMeta } from '#lib/replica/meta.ts';
import type { Replica } from '#lib/replica/database.ts';
import { pull } from '#lib/sync/pull.ts';
import { push } from '#lib/sync/push.ts';
import { aReplica, bring, performAll, upsert } from '#tests/lib/replica/a-replica.ts';
import { aMember, idOf, morning } from '#tests/support/rows.ts';

const now = () => morning;
let replica: Replica;
beforeEach(() => {
  replica = aReplica();
});

/** A server that answers each request by `answer`; its requests are kept. */
function aServer(answer: (path: string, actions: Action[]) => Response) {
  const asked: string[] = [];
  const server: Server = {
    base: 'https://baton.test/',
    token: 'tok',
    signal: new AbortController().signal,
    fetch: async (input, init) => {
      const { pathname, search } = new URL(String(input));
      const { actions = [] } = JSON.parse(String(init?.body ?? '{}')) as { actions?: Action[] };
      asked.push(
        actions.length > 0 ? actions.map(({ type }) => type).join(' ') : pathname + search,
      );
      return answer(search, actions);
    },
  };
  return { server, asked };
}
const wrong = (code: string, status: number) =>
  Response.json({ error: { code, message: '' } }, { status });
const doneAll = (_path: string, actions: Action[]) =>
  Response.json({
    answers: actions.map(({ id }) => ({ actionId: id, status: 'done', seq: null })),
    seq: 1,
  });
const on = (word: string) => ({ inquiryId: idOf<never>(word) });
const note = { type: 'note', ...on('one'), noteId: idOf<never>('note'), text: 'x' } as const;

describe('push', () => {
  it('puts off what the server breaks down over with what follows it, and sends the others', async () => {
    await performAll(
      replica,
      { type: 'claim', ...on('one') },
      { type: 'claim', ...on('two') },
      note,
      { type: 'hand-off', ...on('one'), templateId: null },
    );
    let isBroken = true;
    const { server, asked } = aServer((_path, actions) =>
      Response.json({
        answers: actions.map(({ id, type, ...rest }) => {
          const isIt =
            isBroken &&
            type === 'claim' &&
            'inquiryId' in rest &&
            rest.inquiryId === on('one').inquiryId;
          return isIt
            ? { actionId: id, status: 'failed', ref: 'a1b2c3d4' }
            : { actionId: id, status: 'done', seq: null };
        }),
        seq: 1,
      }),
    );
    await push(replica, server, now);
    await push(replica, server, now);
    expect(asked).toEqual(['claim claim note']);
    expect(await replica.outbox.count()).toBe(2);
    expect(await replica.refused.count()).toBe(0);
    isBroken = false;
    await push(replica, server, () => new Date(morning.getTime() + 29_000));
    expect(asked).toHaveLength(1);
    await push(replica, server, () => new Date(morning.getTime() + 31_000));
    expect(asked.slice(1)).toEqual(['claim', 'hand-off']);
    expect(await replica.outbox.count()).toBe(0);
  });

  it('cuts a batch before what depends on something in it', async () => {
    await performAll(
      replica,
      { type: 'claim', ...on('one') },
      { type: 'claim', ...on('two') },
      note,
      { type: 'hand-off', ...on('one'), templateId: null },
      { type: 'close', ...on('two'), outcome: 'lost' },
    );
    const { server, asked } = aServer(doneAll);
    await push(replica, server, now);
    expect(asked).toEqual(['claim claim note', 'hand-off close']);
    expect(await replica.outbox.count()).toBe(0);
  });

  it('carries a hundred at a time', async () => {
    const notes = Array.from({ length: 150 }, (_, index) => ({
      ...note,
      noteId: idOf<never>(`n${index}`),
    }));
    await performAll(replica, ...notes);
    const { server, asked } = aServer(doneAll);
    await push(replica, server, now);
    expect(asked.map((types) => types.split(' ').length)).toEqual([100, 50]);
  });

  it('halves what is too large, and gives up only what is too large alone', async () => {
    await performAll(replica, note, { ...note, text: 'large' }, { type: 'view', ...on('two') });
    const { server } = aServer((path, actions) => {
      const isLarge = actions.some((action) => action.type === 'note' && action.text === 'large');
      return isLarge ? wrong('too-large', 413) : doneAll(path, actions);
    });
    await push(replica, server, now);
    expect(await replica.outbox.count()).toBe(0);
    expect(await replica.refused.toArray()).toMatchObject([
      { action: { text: 'large' }, refusal: null, problem: 'too large' },
    ]);
  });

  it('tells of an action the server could not read, and goes on with the rest', async () => {
    await performAll(replica, note, { type: 'view', ...on('two') });
    const problem = { field: 'text', message: 'must be a text' };
    const { server } = aServer((_path, actions) =>
      Response.json({
        answers: actions.map(({ id, type }) =>
          type === 'note'
            ? { actionId: null, status: 'invalid', problem }
            : { actionId: id, status: 'done', seq: null },
        ),
        seq: 1,
      }),
    );
    await push(replica, server, now);
    expect(await replica.refused.toArray()).toMatchObject([
      { refusal: null, problem: 'text: must be a text' },
    ]);
  });

  it.each([
    ['that does not answer each', { answers: [], seq: 1 }],
    ['of other actions', { answers: [{ actionId: idOf('x'), status: 'done', seq: 1 }], seq: 1 }],
    ['in other words', { ok: true }],
  ])('keeps everything after an answer %s', async (_what, body) => {
    await performAll(replica, note);
    const { server } = aServer(() => Response.json(body));
    await expect(push(replica, server, now)).rejects.toMatchObject({ code: 'not-baton' });
    expect(await replica.outbox.count()).toBe(1);
    expect(await replica.refused.count()).toBe(0);
  });

  it('keeps everything when the refusal is of the wire', async () => {
    await performAll(replica, note);
    const { server } = aServer((_path, [action]) =>
      Response.json({
        answers: [
          { actionId: action?.id, status: 'refused', refusal: { code: 'slow-down', seconds: 9 } },
        ],
        seq: 1,
      }),
    );
    await expect(push(replica, server, now)).rejects.toMatchObject({
      code: 'slow-down',
      seconds: 9,
    });
    expect(await replica.outbox.count()).toBe(1);
  });
});

describe('pull', () => {
  const page = (over: object) =>
    Response.json({
      kind: 'snapshot',
      seq: 5,
      changes: [],
      cursor: null,
      isLast: true,
      total: null,
      ...over,
    });
  const first = upsert('members', aMember('Linda'));

  it('begins with a snapshot, page by page, and follows the log from there', async () => {
    const { server, asked } = aServer((path) => {
      if (path.includes('cursor')) return page({});
      if (path.includes('after')) return page({ kind: 'changes', seq: 6 });
      return page({ changes: first, cursor: 'c1', isLast: false, total: 2 });
    });
    await pull(replica, server, now);
    await pull(replica, server, now);
    expect(asked).toEqual([
      '/api/changes?limit=1000',
      '/api/changes?limit=1000&cursor=c1',
      '/api/changes?limit=1000&after=5',
    ]);
    expect(await readMeta(replica, 'seq')).toBe(6);
  });

  it('goes on with a snapshot that broke off', async () => {
    let isBroken = true;
    const { server, asked } = aServer((path) => {
      if (!path.includes('cursor')) return page({ changes: first, cursor: 'c1', isLast: false });
      return isBroken ? wrong('fault', 500) : page({});
    });
    await expect(pull(replica, server, now)).rejects.toMatchObject({ code: 'fault' });
    isBroken = false;
    await pull(replica, server, now);
    expect(asked.at(-1)).toBe('/api/changes?limit=1000&cursor=c1');
    expect(await replica.members.count()).toBe(1);
  });

  it('begins anew, once, when the server has lost its place', async () => {
    const { server, asked } = aServer((path) =>
      path.includes('cursor')
        ? wrong('bad-request', 400)
        : page({ changes: first, cursor: 'c1', isLast: false }),
    );
    await expect(pull(replica, server, now)).rejects.toMatchObject({ code: 'bad-request' });
    expect(asked).toHaveLength(4);
  });

  it('takes a snapshot where the server would rather send one', async () => {
    await bring(replica, 9, ...upsert('members', aMember('Gone')));
    const { server, asked } = aServer(() => page({ changes: first }));
    await pull(replica, server, now);
    expect(asked).toEqual(['/api/changes?limit=1000&after=9']);
    expect((await replica.members.toArray()).map(({ row }) => row.name)).toEqual(['Linda']);
    expect(await readMeta(replica, 'seq')).toBe(5);
  });
});
