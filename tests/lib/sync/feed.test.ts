import { describe, expect, it } from 'vitest';
import { runFeed, type FeedEvents } from '#lib/sync/feed.ts';
import type { Parts } from '#lib/sync/parts.ts';
import { idOf, morning } from '#tests/support/rows.ts';

/** The far end of one socket, as the WebSocket standard names its parts. */
class Line extends EventTarget {
  static readonly all: Line[] = [];
  readonly said: unknown[] = [];
  readonly url: string;
  isClosed = false;
  constructor(url: URL) {
    super();
    this.url = String(url);
    Line.all.push(this);
  }
  send(text: string): void {
    this.said.push(JSON.parse(text));
  }
  close(): void {
    this.isClosed = true;
  }
  hear(message: unknown): void {
    const data = typeof message === 'string' ? message : JSON.stringify(message);
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

/** A world in which a test says when time has passed. */
function aWorld() {
  Line.all.length = 0;
  const stop = new AbortController();
  const told: unknown[] = [];
  const sleeps: { milliseconds: number; wake(): void; signal: AbortSignal }[] = [];
  let now = 0;
  // How far the server's clock is ahead: it is put right while the feed is open.
  let ahead = 0;
  const parts = {
    WebSocket: Line as never,
    now: () => new Date(now + ahead),
    clock: { deviceTime: (at: Date) => new Date(at.getTime() - ahead) },
    random: () => 1,
    sleep: (milliseconds: number, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
        sleeps.push({ milliseconds, wake: resolve, signal });
      }),
  } as unknown as Parts;
  const events: FeedEvents = {
    onAt: (seq) => told.push(seq),
    onBye: (reason) => told.push(reason),
    onLost: () => told.push('lost'),
    onPresence: (presences) => told.push(presences),
    onOpen: (tell, closed) => {
      tell({ type: 'here', places: [] });
      closed.addEventListener('abort', () => told.push('closed'));
    },
  };
  const server = { base: 'https://baton.test/desk/', token: 'tok', fetch, signal: stop.signal };
  const ended = runFeed(parts, server, events, stop.signal);
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ended,
    told,
    stop: () => stop.abort(),
    putRight: (by: number) => void (ahead += by),
    line: () => Line.all.at(-1) as Line,
    /** Lets the sleep that lasts longest from now on end, and what follows from it happen. */
    async pass() {
      const sleep = sleeps.findLast(({ signal }) => !signal.aborted);
      now += sleep?.milliseconds ?? 0;
      sleep?.wake();
      await turn();
      return sleep?.milliseconds;
    },
    turn,
  };
}

const open = new Event('open');
const close = new Event('close');

describe('the feed', () => {
  it('says its token first, and nowhere else', async () => {
    const { line, stop, ended } = aWorld();
    expect(line().url).toBe('wss://baton.test/desk/api/feed');
    expect(line().said).toEqual([]);
    line().dispatchEvent(open);
    // What stands before this device comes after it, on the same line.
    expect(line().said).toEqual([
      { type: 'hello', token: 'tok', protocol: 1 },
      { type: 'here', places: [] },
    ]);
    stop();
    await ended;
    expect(line().isClosed).toBe(true);
  });

  it('tells how far the log is, and passes over what it does not know', () => {
    const { line, told, stop } = aWorld();
    line().dispatchEvent(open);
    line().hear({ type: 'at', seq: 4 });
    line().hear({ type: 'weather', sun: true });
    line().hear('not json');
    line().hear({ type: 'at', seq: 5 });
    expect(told).toEqual([4, 5]);
    stop();
  });

  it('tells who is where, and nothing where one of them is no presence', () => {
    const { line, told, stop } = aWorld();
    const presence = { inquiryId: idOf('pumps'), memberId: idOf('wang'), doing: 'writing' };
    line().dispatchEvent(open);
    line().hear({ type: 'presence', presences: [{ ...presence, since: morning }] });
    line().hear({ type: 'presence', presences: [{ ...presence, since: 'lately' }] });
    line().hear({ type: 'presence', presences: [{ ...presence, doing: 'dancing' }] });
    line().hear({ type: 'presence', presences: [] });
    expect(told).toEqual([[{ ...presence, since: morning }], []]);
    stop();
  });

  it('pings every twenty seconds, and gives up a line that has gone silent', async () => {
    const { line, pass, stop, putRight } = aWorld();
    line().dispatchEvent(open);
    expect(await pass()).toBe(20_000);
    expect(line().said.at(-1)).toEqual({ type: 'ping' });
    line().hear({ type: 'pong' });
    // Neither makes a line silent nor hides that it is.
    putRight(3_600_000);
    await pass();
    putRight(-7_200_000);
    await pass();
    expect(line().isClosed).toBe(false);
    await pass();
    expect(line().isClosed).toBe(true);
    stop();
  });

  it('comes back ever later, and at once early again after it was heard', async () => {
    const { line, pass, turn, told, stop } = aWorld();
    const waits: unknown[] = [];
    for (let tries = 0; tries < 7; tries += 1) {
      line().dispatchEvent(close);
      await turn();
      waits.push(await pass());
    }
    expect(waits).toEqual([2000, 4000, 8000, 15_000, 15_000, 15_000, 15_000]);
    line().dispatchEvent(open);
    line().hear({ type: 'at', seq: 1 });
    line().dispatchEvent(close);
    await turn();
    expect(told.filter((one) => one !== 'closed')).toEqual([1, 'lost']);
    expect(told.at(-2)).toBe('closed');
    expect(await pass()).toBe(1000);
    expect(Line.all).toHaveLength(9);
    stop();
  });

  it.each(['signed-out', 'too-old'] as const)('does not come back after “%s”', async (reason) => {
    const { line, told, ended } = aWorld();
    line().dispatchEvent(open);
    line().hear({ type: 'bye', reason });
    await ended;
    expect(told).toEqual([reason, 'closed']);
    expect(Line.all).toHaveLength(1);
  });

  it('comes back to a server that only stops', async () => {
    const { line, turn, pass, stop } = aWorld();
    line().dispatchEvent(open);
    line().hear({ type: 'bye', reason: 'stopping' });
    await turn();
    await pass();
    expect(Line.all).toHaveLength(2);
    stop();
  });
});
