import { createMiddleware } from 'hono/factory';
import { clientAddress, type Connection } from '#server/auth/client-address.ts';
import type { Who } from '#server/services/sight/sight.ts';
import { Failure } from './failure.ts';
import type { Tally } from './tally.ts';

/** Who a device token stands for; `null` where it is unknown, revoked or has run out. */
export type Authenticate = (token: string) => Promise<Who | null>;

export interface ApiEnv {
  Bindings: Connection;
  Variables: { who: Who };
}

/** Lets only requests with a device token through, and says whose it is. Wrong ones are counted by network address. */
export function signedIn(options: {
  authenticate: Authenticate;
  wrong: Tally;
  trustedHeader: string | null;
}) {
  const { authenticate, wrong, trustedHeader } = options;
  return createMiddleware<ApiEnv>(async (c, next) => {
    const from = clientAddress(c.req.raw.headers, c.env, trustedHeader);
    const seconds = wrong.wait(from);
    if (seconds > 0) throw new Failure('slow-down', 'Too many wrong tokens.', { seconds });
    const token = /^Bearer ([^\s]{1,500})$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const who = token === undefined ? null : await authenticate(token);
    if (!who) {
      wrong.count(from);
      throw new Failure('signed-out', 'This device is not connected, or not any more.');
    }
    c.set('who', who);
    await next();
  });
}
