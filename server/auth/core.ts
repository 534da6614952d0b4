import { APIError } from 'better-auth/api';
import type { Database } from '#server/database/database.ts';
import type { Attempts } from './attempts.ts';
import type { BetterAuth } from './better-auth.ts';

/** What the parts of `auth.ts` share. */
export interface Core {
  betterAuth: BetterAuth;
  database: Database;
  attempts: Attempts;
  now(): Date;
}

/** An answer of better-auth with the cookies it wants set; `code` where it refused. */
export type Answer<T> =
  | { ok: true; value: T; cookies: string[] }
  | { ok: false; code: string; cookies: [] };

/** Runs a call of better-auth's and turns its refusals into values; anything else is a fault and is thrown on. */
export async function answerOf<T>(
  call: Promise<{ headers: Headers; response: T }>,
): Promise<Answer<T>> {
  try {
    const { headers, response } = await call;
    return { ok: true, value: response, cookies: headers?.getSetCookie() ?? [] };
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    const { code, error: name } = (error.body ?? {}) as { code?: string; error?: string };
    return { ok: false, code: code ?? name ?? '', cookies: [] };
  }
}
