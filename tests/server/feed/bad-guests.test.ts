import { once } from 'node:events';
import { connect } from 'node:net';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openFeed } from '#server/feed/feed.ts';
import { openApi } from '#tests/support/server-api.ts';
import { aTeam, openDeps, type ServerDeps } from '#tests/support/server-deps.ts';

let deps: ServerDeps;
let api: ReturnType<typeof openApi>;
let server: Awaited<ReturnType<typeof api.listen>>;
let hello: string;
const open = new Set<() => void>();
beforeAll(async () => {
  deps = await openDeps();
  api = openApi(deps);
  server = await api.listen();
  const team = await aTeam(deps);
  const token = api.tokenOf(team.id, team.linda);
  hello = JSON.stringify({ type: 'hello', token, protocol: 1 });
});
afterEach(async () => {
  for (const end of open) end();
  open.clear();
  await isWell();
});
afterAll(async () => {
  api.feed.stop();
  await server.stop();
  await deps.close();
});

async function dial(path = '/api/feed') {
  const socket = new WebSocket(server.url.replace('http', 'ws') + path);
  open.add(() => socket.terminate());
  socket.on('error', () => {});
  const closed = once(socket, 'close').then(([code]) => code as number);
  const heard: string[] = [];
  socket.on('message', (data) => void heard.push(String(data)));
  await once(socket, 'open');
  const said = async (count: number) => {
    while (heard.length < count) await once(socket, 'message');
    return heard;
  };
  return { socket, closed, said };
}

/** Somebody else is still let in and heard. */
async function isWell() {
  const { socket, said } = await dial();
  socket.send(hello);
  socket.send(JSON.stringify({ type: 'ping' }));
  expect((await said(2)).map((text) => JSON.parse(text) as object)).toContainEqual({
    type: 'at',
    seq: 5,
  });
  socket.terminate();
}

/** Speaks to the server in plain bytes; resolves with what it answered once it hung up or `enough` is in it. */
async function whisper(bytes: (string | Buffer)[], enough = /$^/): Promise<string> {
  const { port } = new URL(server.url);
  const socket = connect(Number(port), '127.0.0.1');
  open.add(() => socket.destroy());
  socket.on('error', () => {});
  await once(socket, 'connect');
  let told = '';
  const over = new Promise<void>((resolve) => {
    socket.on('close', () => resolve());
    socket.on('data', (data) => {
      told += data.toString('latin1');
      if (enough.test(told)) resolve();
    });
  });
  for (const part of bytes) socket.write(part);
  await over;
  return told;
}

const upgrade = (path: string) =>
  [
    `GET ${path} HTTP/1.1`,
    'host: x',
    'upgrade: websocket',
    'connection: Upgrade',
    'sec-websocket-version: 13',
    'sec-websocket-key: MDEyMzQ1Njc4OWFiY2RlZg==',
    '\r\n',
  ].join('\r\n');

describe('the feed', () => {
  it.each([
    ['a token of another kind', JSON.stringify({ type: 'hello', token: 7, protocol: 1 }), 4401],
    [
      'a token too long',
      JSON.stringify({ type: 'hello', token: 'x'.repeat(501), protocol: 1 }),
      4401,
    ],
    ['a list', '[]', 4401],
    ['a prototype', '{"__proto__":{"type":"hello"}}', 4401],
    ['nothing', '', 4401],
    ['nesting', '['.repeat(4000), 4401],
    ['a megabyte', 'x'.repeat(1_000_000), 1009],
  ])('hangs up on %s for a first word', async (_what, first, code) => {
    const { socket, closed } = await dial();
    socket.send(first);
    expect(await closed).toBe(code);
  });

  it('hangs up on a megabyte later on, too', async () => {
    const { socket, closed, said } = await dial();
    socket.send(hello);
    await said(1);
    socket.send('x'.repeat(1_000_000));
    expect(await closed).toBe(1009);
  });

  it('believes the first token alone', async () => {
    const { socket, closed, said } = await dial();
    socket.send(hello.replace(/"token":"[^"]*"/, '"token":"wrong"'));
    socket.send(hello);
    expect(await closed).toBe(4401);
    expect(await said(1)).toEqual(['{"type":"bye","reason":"signed-out"}']);
  });

  it('answers five thousand pings, one by one', async () => {
    const { socket, said } = await dial();
    socket.send(hello);
    await said(1);
    for (let n = 0; n < 5000; n += 1) socket.send('{"type":"ping"}');
    const heard = await said(5001);
    expect(new Set(heard.slice(1))).toEqual(new Set(['{"type":"pong"}']));
  });

  it('takes bytes for no words', async () => {
    const { socket, said } = await dial();
    socket.send(Buffer.from(hello));
    socket.send(hello);
    socket.send(Buffer.from('{"type":"ping"}'));
    socket.send('{"type":"ping"}');
    expect((await said(2)).filter((text) => text.includes('pong'))).toHaveLength(1);
  });

  it.each([
    ['a frame without a mask', [Buffer.from([0x81, 2, 0x7b, 0x7d])]],
    ['a frame that is none', [Buffer.from([0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4])]],
    ['text that is no text', [Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xff, 0xfe])]],
    ['a frame of petabytes', [Buffer.from([0x81, 0xff, 0, 0xff, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4])]],
  ])('hangs up on %s', async (_what, frames) => {
    expect(await whisper([upgrade('/api/feed'), ...frames])).toContain('101 Switching');
  });

  it('is at one address', async () => {
    for (const path of ['/api/feed/x', '/api/me', '/', '//api/feed', '/api/FEED']) {
      const told = await whisper([upgrade(path)], /\r\n\r\n/);
      expect([path, told.split('\r\n')[0]]).toEqual([path, expect.not.stringContaining('101')]);
    }
  });

  it('hangs up where it cannot find out who is asking, and logs no value of a statement', async () => {
    const closed: number[] = [];
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    const cause = Object.assign(new Error('abc is gone'), { code: 'ECONNREFUSED' });
    const feed = openFeed({
      deps: { ...deps, log },
      signals: deps.signals,
      authenticate: () => Promise.reject(new Error('Failed query … params: abc', { cause })),
    });
    const ear = feed.join({ send: () => {}, close: (code) => void closed.push(code) });
    await ear.hear(hello);
    expect(closed).toEqual([1011]);
    expect(lines.join('')).toContain('ECONNREFUSED');
    expect(lines.join('')).not.toContain('abc');
    feed.stop();
  });
});

describe('the server', () => {
  it.each([
    [
      'a host that is none',
      'GET /api/health HTTP/1.1\r\nhost: "><script>\r\nconnection: close\r\n\r\n',
    ],
    ['two hosts', 'GET /api/health HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n'],
    [
      'an address of elsewhere',
      'GET http://evil.test/api/health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    ],
    ['an address with a user', 'GET //a:b@c/%00 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
    ['no address', 'GET  HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
    ['a way up', 'GET /../../etc/passwd HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
    ['another protocol', 'EHLO x\r\nMAIL FROM:<>\r\n\r\n'],
    [
      'two lengths',
      'POST /api/actions HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nX',
    ],
    ['a header of 100 kB', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`],
    [
      'a wrong chunk',
      'POST /api/actions HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
    ],
    ['a question about everything', 'OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
    ['a tunnel', 'CONNECT evil.test:80 HTTP/1.1\r\nhost: x\r\n\r\n'],
    [
      'a trace',
      'TRACE /api/me HTTP/1.1\r\nhost: x\r\nauthorization: Bearer t\r\nconnection: close\r\n\r\n',
    ],
  ])('survives %s', async (_what, bytes) => {
    const told = await whisper([bytes]);
    expect(told).not.toMatch(/^HTTP\/1\.1 5|stack|at file:|root:|<script>|Bearer/m);
  });
});
