import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import type { Logger } from 'pino';

/** One line for each request, at `debug`: the route as it is written, never what stands in the address or the body. */
export function requestLog(log: Logger) {
  return createMiddleware(async (c, next) => {
    if (!log.isLevelEnabled('debug')) return next();
    const began = performance.now();
    await next();
    const ms = Math.round(performance.now() - began);
    // Middleware for all pages is matched by every address, the API's too.
    const route = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? '*';
    log.debug({ method: c.req.method, route, status: c.res.status, ms }, 'request');
  });
}
