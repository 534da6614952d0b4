import type { ApiError } from '#lib/protocol/api.ts';

/**
 * Why the server could not be asked. `offline`: nobody answers there now. `not-baton`: somebody answers, but not as
 * our server does. The others are the server's own words.
 */
export type FailureCode = ApiError['error']['code'] | 'offline' | 'not-baton';

export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly code: FailureCode;
  /** A short code to read out, where the fault is the server's. */
  readonly ref: string | null;
  /** With `slow-down`: seconds to wait. */
  readonly seconds: number | null;

  constructor(code: FailureCode, facts: { ref?: string; seconds?: number; cause?: unknown } = {}) {
    super(`The server could not be asked: ${code}`, { cause: facts.cause });
    this.code = code;
    this.ref = facts.ref ?? null;
    this.seconds = facts.seconds ?? null;
  }
}
