import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { FeedToDevice } from '#lib/protocol/feed.ts';
import { openApi } from '#tests/support/server-api.ts';
import {
  aTeam,
  anAction,
  anOpening,
  as,
  done,
  openDeps,
  watcher,
  type ServerDeps,
} from '#tests/support/server-deps.ts';

let deps: ServerDeps;
let api: ReturnType<typeof openApi>;
let server: Awaited<ReturnType<typeof api.listen>>;
const open = new Set<WebSocket>();
beforeAll(async () => {
  deps = await openDeps();
  api = openApi(deps);
  server = await api.listen();
});
afterEach(() => {
  for (const socket of open) socket.terminate();
  open.clear();
});
afterAll(async () => {
  api.feed.stop();
  await server.stop();
  await deps.close();
});

/** A device's end of the feed; `next` waits for what the server says, `closed` for the end. */
async function dial(first?: unknown) {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/feed`);
  open.add(socket);
  const heard: FeedToDevice[] = [];
  const waiting: ((message: FeedToDevice) => void)[] = [];
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as FeedToDevice;
    const taker = waiting.shift();
    if (taker) taker(message);
    else heard.push(message);
  });
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  const say = (message: unknown) =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  if (first !== undefined) say(first);
  return {
    say,
    closed,
    next: () =>
      new Promise<FeedToDevice>((resolve) => {
        const message = heard.shift();
        if (message) resolve(message);
        else waiting.push(resolve);
      }),
  };
}

const hello = (token: string) => ({ type: 'hello', token, protocol: 1 });

describe('feed', () => {
  it('says where the log is, and again when it grows', async () => {
    const team = await aTeam(deps);
    const token = api.tokenOf(team.id, team.linda);
    const line = await dial(hello(token));
    expect(await line.next()).toEqual({ type: 'at', seq: 5 });
    const opening = anOpening(team.mailboxId);
    await done(deps, team.id, watcher, opening);
    expect(await line.next()).toEqual({ type: 'at', seq: 6 });
    line.say({ type: 'ping' });
    expect(await line.next()).toEqual({ type: 'pong' });
    line.say('nonsense');
    line.say({ type: 'dance' });
    line.say({ type: 'ping' });
    expect(await line.next()).toEqual({ type: 'pong' });
  });

  it('hears of another team nothing', async () => {
    const [ours, theirs] = [await aTeam(deps), await aTeam(deps)];
    const line = await dial(hello(api.tokenOf(ours.id, ours.linda)));
    await line.next();
    await done(deps, theirs.id, watcher, anOpening(theirs.mailboxId));
    line.say({ type: 'ping' });
    expect(await line.next()).toEqual({ type: 'pong' });
  });

  it.each([
    ['a wrong token', hello('wrong'), 'signed-out', 4401],
    ['another wire', { ...hello('x'), protocol: 2 }, 'too-old', 4426],
    ['anything before the token', { type: 'ping' }, 'no-token', 4401],
    ['nonsense', '{', 'no-token', 4401],
  ])('sends away %s', async (_what, first, reason, code) => {
    const line = await dial(first);
    expect(await line.next()).toEqual({ type: 'bye', reason });
    expect(await line.closed).toBe(code);
  });

  it('sends away whoever does not say who they are', async () => {
    const line = await dial();
    expect(await line.next()).toEqual({ type: 'bye', reason: 'no-token' });
    expect(await line.closed).toBe(4401);
  });

  it('sends a device away when its token is revoked, and only that', async () => {
    const team = await aTeam(deps);
    const token = api.tokenOf(team.id, team.linda);
    const revoked = await dial(hello(token));
    const kept = await dial(hello(api.tokenOf(team.id, team.wang)));
    await Promise.all([revoked.next(), kept.next()]);
    api.tokens.delete(token);
    deps.signals.announce({ kind: 'doors', teamId: team.id });
    expect(await revoked.next()).toEqual({ type: 'bye', reason: 'signed-out' });
    expect(await revoked.closed).toBe(4401);
    await done(deps, team.id, as(team.ada), anAction('leave', { memberId: team.max.id }));
    expect(await kept.next()).toEqual({ type: 'at', seq: 6 });
  });

  it('finds by itself what no notification told', async () => {
    const team = await aTeam(deps);
    const line = await dial(hello(api.tokenOf(team.id, team.linda)));
    await line.next();
    const deaf = { ...deps, signals: { ...deps.signals, announce: () => {} } };
    await done(deaf, team.id, watcher, anOpening(team.mailboxId));
    expect(await line.next()).toEqual({ type: 'at', seq: 6 });
  });

  it('says good-bye when the server stops', async () => {
    const own = openApi(deps);
    const listening = await own.listen();
    const socket = new WebSocket(`${listening.url.replace('http', 'ws')}/api/feed`);
    await once(socket, 'open');
    const closed = once(socket, 'close');
    own.feed.stop();
    await listening.stop();
    expect((await closed)[0]).toBe(1001);
  });
});

// The embedded database has one process.
if (process.env.DATABASE_URL) {
  describe('feed of one process', () => {
    it('hears of what another process committed', async () => {
      const team = await aTeam(deps);
      const line = await dial(hello(api.tokenOf(team.id, team.linda)));
      await line.next();
      const other = await openDeps();
      try {
        const began = performance.now();
        await done(other, team.id, watcher, anOpening(team.mailboxId));
        expect(await line.next()).toEqual({ type: 'at', seq: 6 });
        // Sooner than the counter is read: the notification came through.
        expect(performance.now() - began).toBeLessThan(4000);
      } finally {
        await other.close();
      }
    });
  });
}
