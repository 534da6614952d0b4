import { createHash, randomBytes } from 'node:crypto';

/** A secret that somebody carries: 256 bits, safe in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token. Enough chance went into it that a plain hash cannot be searched backwards. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
