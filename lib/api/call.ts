import type * as z from 'zod/mini';
import { Instant } from '#lib/domain/instant.ts';
import { ApiError } from '#lib/protocol/api.ts';
import { protocolHeader, protocolVersion, timeHeader } from '#lib/protocol/version.ts';
import { ApiFailure } from './failure.ts';

/** A server and how to reach it. */
export interface Server {
  /** With its closing slash, so that a server may live under a path. */
  base: string;
  /** `null` for what needs none. */
  token: string | null;
  fetch: typeof fetch;
  signal: AbortSignal;
  /** Called when a question goes out; what it gives, with the server's time when the answer comes. */
  timing?: () => (told: Date) => void;
}

export interface Question<S extends z.ZodMiniType> {
  path: string;
  body?: unknown;
  answer: S;
}

/** A server that says nothing for so long is as good as none: a slow page of a snapshot takes a few seconds. */
const patience = 30_000;

/** Asks the server; POST where there is a body. Throws `ApiFailure` and nothing else, save the caller's own abort. */
export async function call<S extends z.ZodMiniType>(
  server: Server,
  { path, body, answer }: Question<S>,
): Promise<z.output<S>> {
  const response = await reach(server, path, body);
  const json = await readJson(response);
  if (!response.ok) throw failureOf(response.status, json);
  const parsed = answer.safeParse(json);
  if (!parsed.success) throw new ApiFailure('not-baton', { cause: parsed.error });
  return parsed.data;
}

/** The bare answer, for the endpoints whose errors have a form of their own. */
export async function reach(server: Server, path: string, body?: unknown): Promise<Response> {
  const { base, token, fetch, signal } = server;
  const hear = server.timing?.();
  try {
    const response = await fetch(new URL(path, base), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        [protocolHeader]: String(protocolVersion),
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // The token is all we are known by; a cookie of the server's own pages must not speak for us.
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    });
    const time = Instant.safeParse(response.headers.get(timeHeader));
    if (time.success) hear?.(time.data);
    return response;
  } catch (cause) {
    signal.throwIfAborted();
    throw new ApiFailure('offline', { cause });
  }
}

export async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    // A proxy's page while our server is away, or something else altogether at this address.
    throw new ApiFailure(isAway(response.status) ? 'offline' : 'not-baton', { cause });
  }
}

function failureOf(status: number, json: unknown): ApiFailure {
  const parsed = ApiError.safeParse(json);
  if (!parsed.success) return new ApiFailure(isAway(status) ? 'offline' : 'not-baton');
  const { code, ref, seconds } = parsed.data.error;
  return new ApiFailure(code, {
    ...(ref !== undefined && { ref }),
    ...(seconds !== undefined && { seconds }),
  });
}

function isAway(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}
