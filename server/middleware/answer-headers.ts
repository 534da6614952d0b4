import type { Context } from 'hono';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { protocolHeader, timeHeader } from '#lib/protocol/version.ts';

const isExtension = (origin: string): boolean => /^(?:chrome|moz)-extension:\/\//.test(origin);

/** Answers the question a browser asks before it asks the real one. */
const preflight = cors({
  origin: (origin) => (isExtension(origin) ? origin : null),
  allowMethods: ['GET', 'POST'],
  allowHeaders: ['authorization', 'content-type', protocolHeader],
  exposeHeaders: [timeHeader],
  maxAge: 3600,
});

/**
 * What each answer under `/api` carries. Pages of browser extensions may read answers, pages of the web may not. No
 * cookie is honoured here, so what an extension can do is what its token can. The time is the server's while the
 * question was with it.
 *
 * Written before there is an answer: each header that Hono is given afterwards makes the response anew, as a stream,
 * and that costs more than all else of a small answer. Hono's own `cors` does so too, so it answers preflights alone.
 */
export function answerHeaders(now: () => Date) {
  const write = (c: Context): void => {
    const origin = c.req.header('origin');
    if (origin !== undefined && isExtension(origin)) {
      c.header('access-control-allow-origin', origin);
    }
    c.header('access-control-expose-headers', timeHeader);
    c.header('vary', 'Origin');
    c.header('cache-control', 'no-store');
    c.header(timeHeader, now().toISOString());
  };
  return createMiddleware(async (c, next) => {
    if (c.req.method === 'OPTIONS') return preflight(c, next);
    write(c);
    await next();
    // Who answers with a Response of its own knows nothing of what was written.
    if (!c.res.headers.has(timeHeader)) write(c);
  });
}
