import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import { atMost } from '#server/middleware/at-most.ts';
import { badRequest } from '#server/middleware/failure.ts';
import { problemOf } from '#server/middleware/problem.ts';
import type { ApiEnv } from '#server/middleware/signed-in.ts';

type Schema = z.ZodMiniType;
type Of<S> = S extends Schema ? z.output<S> : undefined;

/** One address of the wire: what comes in, what goes out. The route and its page of OpenAPI are made of it. */
export interface Endpoint<
  B extends Schema | undefined = Schema | undefined,
  Q extends Schema | undefined = Schema | undefined,
  P extends Schema | undefined = Schema | undefined,
  R extends Schema = Schema,
> {
  method: 'get' | 'post';
  /** As Hono writes it. */
  path: string;
  summary: string;
  /** Answered without a token. */
  isOpen?: boolean;
  /** The largest body, in bytes; 64 KiB unless said. */
  most?: number;
  body?: B;
  /** What OpenAPI says about the body where it is parsed in parts. */
  bodyForReaders?: Schema;
  query?: Q;
  params?: P;
  answer: R;
}

/** Keeps the types of one endpoint, so that its handler is checked against them. */
export function endpoint<
  B extends Schema | undefined,
  Q extends Schema | undefined,
  P extends Schema | undefined,
  R extends Schema,
>(given: Endpoint<B, Q, P, R>): Endpoint<B, Q, P, R> {
  return given;
}

export interface Given<B, Q, P> {
  body: Of<B>;
  query: Of<Q>;
  params: Of<P>;
  c: Context<ApiEnv>;
}

/** A router with this one route: parsed input, then `handle`, then JSON. */
export function serve<
  B extends Schema | undefined,
  Q extends Schema | undefined,
  P extends Schema | undefined,
  R extends Schema,
>(
  { method, path, most = 64 * 1024, body, query, params }: Endpoint<B, Q, P, R>,
  handle: (given: Given<B, Q, P>) => Promise<z.output<R>>,
): Hono<ApiEnv> {
  return new Hono<ApiEnv>().on(method, path, atMost(most), async (c) => {
    const given = {
      params: read(params, c.req.param(), ''),
      query: read(query, c.req.query(), ''),
      body: body && read(body, await jsonOf(c), ''),
      c,
    } as Given<B, Q, P>;
    return c.json((await handle(given)) as object);
  });
}

function read(schema: Schema | undefined, value: unknown, within: string): unknown {
  if (!schema) return undefined;
  const parsed = z.safeParse(schema, value);
  if (!parsed.success) throw badRequest(problemOf(parsed.error, within));
  return parsed.data;
}

async function jsonOf(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest({ field: 'body', message: 'must be JSON' });
  }
}
