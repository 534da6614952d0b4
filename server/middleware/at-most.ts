import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { Failure } from './failure.ts';

/**
 * Refuses bodies of more than `most` bytes. Where the length is announced, and Node holds the sender to it, the
 * announcement is enough: counting would first turn the request into a stream, which costs more than a small action.
 */
export function atMost(most: number) {
  const tooLarge = (): never => {
    throw new Failure('too-large', `The body may have ${most} bytes.`);
  };
  const count = bodyLimit({ maxSize: most, onError: tooLarge });
  return createMiddleware(async (c, next) => {
    const length = c.req.header('content-length');
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) {
      return count(c, next);
    }
    if (Number(length) > most) tooLarge();
    return next();
  });
}
