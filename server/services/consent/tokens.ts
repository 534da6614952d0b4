import * as z from 'zod/mini';

/** Where a consent can be given instead of a password. */
export const ConsentBy = z.enum(['google', 'microsoft']);
export type ConsentBy = z.infer<typeof ConsentBy>;

/** What a consent gave us. Kept sealed, as passwords are. */
export const Tokens = z.object({
  accessToken: z.string().check(z.minLength(1)),
  refreshToken: z.string().check(z.minLength(1)),
  /** When the access token was given and when it ends, in milliseconds since 1970. */
  issuedAt: z.int(),
  expiresAt: z.int(),
});
export type Tokens = z.infer<typeof Tokens>;

/** No token is given any more: the consent ran out, was withdrawn, or our client is not known there. */
export class ConsentGone extends Error {
  readonly code: string;
  constructor(code: string, cause?: unknown) {
    super(`no token is given for this consent: ${code}`, { cause });
    this.name = 'ConsentGone';
    this.code = code;
  }
}
