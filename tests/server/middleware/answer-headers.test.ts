import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { answerHeaders } from '#server/middleware/answer-headers.ts';
import { morning } from '#tests/support/rows.ts';

const extension = 'chrome-extension://abcdefghijklmnop';
const app = new Hono();
app.use(
  '/api/*',
  answerHeaders(() => morning),
);
app.get('/api/json', (c) => c.json({}));
app.get('/api/own', () => new Response('{}', { headers: { 'x-own': 'yes' } }));
app.get('/api/fails', () => {
  throw new Error('broke');
});
app.onError((_error, c) => c.json({}, 500));

const ask = async (path: string, origin?: string, method = 'GET') =>
  (await app.request(path, { method, headers: origin ? { origin } : {} })).headers;

describe('the headers of an answer', () => {
  it.each(['/api/json', '/api/own', '/api/fails', '/api/nothing'])('are on %s', async (path) => {
    const headers = await ask(path, extension);
    expect(headers.get('baton-time')).toBe(morning.toISOString());
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('access-control-allow-origin')).toBe(extension);
    expect(headers.get('access-control-expose-headers')).toBe('baton-time');
    expect(headers.get('vary')).toBe('Origin');
  });

  it('keep what the answer has of its own', async () => {
    expect((await ask('/api/own')).get('x-own')).toBe('yes');
  });

  it.each([undefined, 'https://evil.example', `${extension.replace('chrome', 'http')}`])(
    'let no page of the web read: %s',
    async (origin) => {
      expect((await ask('/api/json', origin)).has('access-control-allow-origin')).toBe(false);
      expect((await ask('/api/json', origin, 'OPTIONS')).has('access-control-allow-origin')).toBe(
        false,
      );
    },
  );

  it('answer an extension that asks before it asks', async () => {
    const headers = await ask('/api/json', extension, 'OPTIONS');
    expect(headers.get('access-control-allow-origin')).toBe(extension);
    expect(headers.get('access-control-allow-headers')).toContain('authorization');
    expect(headers.get('access-control-max-age')).toBe('3600');
  });
});
