import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { call, type Server } from '#lib/api/call.ts';
import { ApiFailure } from '#lib/api/failure.ts';

const answer = z.object({ ok: z.boolean() });
const path = 'api/thing';

function aServer(reply: (url: URL, init: RequestInit) => Response | Promise<Response>) {
  const asked: { url: URL; init: RequestInit }[] = [];
  const server: Server = {
    base: 'https://acme.test/baton/',
    token: 'tok',
    signal: new AbortController().signal,
    fetch: async (input, init = {}) => {
      const url = new URL(String(input));
      asked.push({ url, init });
      return reply(url, init);
    },
  };
  return { server, asked };
}
const failure = async (reply: () => Response | Promise<Response>): Promise<ApiFailure> => {
  const error: unknown = await call(aServer(reply).server, { path, answer }).catch((e) => e);
  if (error instanceof ApiFailure) return error;
  throw error;
};

describe('a question to the server', () => {
  it('says who asks and in which protocol, and nothing else', async () => {
    const { server, asked } = aServer(() => Response.json({ ok: true }));
    expect(await call(server, { path, body: { at: new Date(0) }, answer })).toEqual({ ok: true });
    const [{ url, init } = { url: null, init: {} }] = asked;
    expect(String(url)).toBe('https://acme.test/baton/api/thing');
    expect(init).toMatchObject({
      method: 'POST',
      body: '{"at":"1970-01-01T00:00:00.000Z"}',
      credentials: 'omit',
      redirect: 'error',
      headers: {
        accept: 'application/json',
        authorization: 'Bearer tok',
        'baton-protocol': '1',
        'content-type': 'application/json',
      },
    });
  });

  it('carries no token where there is none', async () => {
    const { server, asked } = aServer(() => Response.json({ ok: true }));
    await call({ ...server, token: null }, { path, answer });
    expect(asked[0]?.init).toMatchObject({ method: 'GET' });
    expect(asked[0]?.init.headers).not.toHaveProperty('authorization');
  });
});

describe('a failure', () => {
  it.each<[string, () => Response | Promise<Response>, string]>([
    ['nobody', () => Promise.reject(new TypeError('Failed to fetch')), 'offline'],
    [
      'a proxy without its server',
      () => new Response('<h1>Bad gateway', { status: 502 }),
      'offline',
    ],
    ['a proxy that speaks JSON', () => Response.json({ detail: 'x' }, { status: 503 }), 'offline'],
    ['something else', () => new Response('It works'), 'not-baton'],
    ['a server of other words', () => Response.json({ fine: 'yes' }), 'not-baton'],
    ['a page that is not there', () => new Response('404', { status: 404 }), 'not-baton'],
  ])('of %s is named', async (_who, reply, code) => {
    expect((await failure(reply)).code).toBe(code);
  });

  it('in the server’s own words keeps its facts', async () => {
    const error = { code: 'fault', message: 'x', ref: 'A1B2' };
    const fault = await failure(() => Response.json({ error }, { status: 500 }));
    expect(fault).toMatchObject({ code: 'fault', ref: 'A1B2', seconds: null });
    const slow = { code: 'slow-down', message: 'x', seconds: 30 };
    expect(await failure(() => Response.json({ error: slow }, { status: 429 }))).toMatchObject({
      code: 'slow-down',
      seconds: 30,
    });
  });

  it('is not what the caller itself broke off', async () => {
    const stop = new AbortController();
    const { server } = aServer(() => {
      stop.abort(new Error('stopped'));
      throw new TypeError('aborted');
    });
    await expect(call({ ...server, signal: stop.signal }, { path, answer })).rejects.toThrow(
      'stopped',
    );
  });
});
