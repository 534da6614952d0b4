import { randomBytes } from 'node:crypto';
import type { ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { faultOf } from '#server/log.ts';
import { Failure } from './failure.ts';

/**
 * The one place where an error becomes an answer. What we did not foresee is logged under a short code, and
 * the code is all that is told.
 */
export function onError(log: Logger): ErrorHandler {
  return (error, c) => {
    if (error instanceof Failure) {
      const { seconds } = error.body.error;
      if (seconds !== undefined) c.header('retry-after', String(seconds));
      return c.json(error.body, error.status);
    }
    if (error instanceof HTTPException && error.status < 500) {
      const { status, body } = new Failure('bad-request', error.message);
      return c.json(body, status);
    }
    const ref = noteFault(log, error, 'request failed', { method: c.req.method });
    const { status, body } = new Failure('fault', `The server failed; code ${ref}.`, { ref });
    return c.json(body, status);
  };
}

/** Logs what we did not foresee; gives the short code it stands under. */
export function noteFault(log: Logger, error: unknown, what: string, more: object = {}): string {
  const ref = randomBytes(4).toString('hex');
  log.error({ ref, ...more, ...faultOf(error) }, what);
  return ref;
}
