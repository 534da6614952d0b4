import { Hono } from 'hono';
import { pino } from 'pino';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { ApiError } from '#lib/protocol/api.ts';
import { Failure } from '#server/middleware/failure.ts';
import { onError } from '#server/middleware/on-error.ts';

function appThatThrows(error: Error) {
  const logged: string[] = [];
  const log = pino({}, { write: (line: string) => void logged.push(line) });
  const app = new Hono();
  app.onError(onError(log));
  app.get('/', () => {
    throw error;
  });
  return { app, logged };
}

describe('onError', () => {
  it('tells what was foreseen, and logs nothing', async () => {
    const { app, logged } = appThatThrows(new Failure('slow-down', 'Later.', { seconds: 7 }));
    const response = await app.request('/');
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(await response.json()).toEqual({
      error: { code: 'slow-down', message: 'Later.', seconds: 7 },
    });
    expect(logged).toEqual([]);
  });

  it('tells a bug by a code alone, under which the log has it, without the values of a statement', async () => {
    const cause = Object.assign(new Error('no "greta@kunde.example"'), { code: '42P01' });
    const bug = new Error('Failed query: insert ... params: greta@kunde.example', { cause });
    const { app, logged } = appThatThrows(bug);
    const response = await app.request('/?q=secret');
    expect(response.status).toBe(500);
    const { error } = z.parse(ApiError, await response.json());
    expect(error.code).toBe('fault');
    expect(error.message).not.toContain('42P01');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(error.ref);
    expect(logged[0]).toContain('42P01');
    expect(logged[0]).not.toMatch(/kunde|secret/);
  });
});
