import { cors } from 'hono/cors';
import { protocolHeader, timeHeader } from '#lib/protocol/version.ts';

/**
 * Pages of browser extensions may read answers, pages of the web may not. No cookie is honoured here, so what an
 * extension can do is what its token can.
 */
export const forExtensions = cors({
  origin: (origin) => (/^(?:chrome|moz)-extension:\/\//.test(origin) ? origin : null),
  allowMethods: ['GET', 'POST'],
  allowHeaders: ['authorization', 'content-type', protocolHeader],
  exposeHeaders: [timeHeader],
  maxAge: 3600,
});
