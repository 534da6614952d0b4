import { once } from 'node:events';
import { request } from 'node:http';
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '#server/listen.ts';
import { atMost } from '#server/middleware/at-most.ts';
import { onError } from '#server/middleware/on-error.ts';
import type { ApiEnv } from '#server/middleware/signed-in.ts';

const log = pino({ level: 'silent' });
let server: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  const app = new Hono<ApiEnv>();
  app.onError(onError(log));
  app.post('/', atMost(10), async (c) => c.text(await c.req.text()));
  server = await listen(app, { host: '127.0.0.1', port: 0 }, log);
});
afterAll(() => server.stop());

/** A body in pieces, announced by its length or not. */
async function send(pieces: string[], headers: Record<string, string>) {
  const sent = request(server.url, { method: 'POST', headers });
  const answer = once(sent, 'response');
  // The server may answer, and hang up, before it has taken everything.
  sent.on('error', () => {});
  for (const piece of pieces) sent.write(piece);
  sent.end();
  const [response] = await answer;
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode as number, text };
}

describe('atMost', () => {
  it('takes what is small enough, announced or not', async () => {
    expect(await send(['hello'], { 'content-length': '5' })).toEqual({
      status: 200,
      text: 'hello',
    });
    expect(await send(['hello', 'hello'], {})).toEqual({ status: 200, text: 'hellohello' });
  });

  it('refuses what is too large, announced or not', async () => {
    const big = 'x'.repeat(100_000);
    expect((await send([big], { 'content-length': '100000' })).status).toBe(413);
    expect((await send([big, big], { 'transfer-encoding': 'chunked' })).status).toBe(413);
  });

  it('gives nobody more than they announced', async () => {
    const { status, text } = await send(['hello and much more than that'], {
      'content-length': '5',
    });
    expect(status === 400 || text === 'hello').toBe(true);
  });
});
