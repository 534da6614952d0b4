import { hash } from 'node:crypto';
import type { Entry } from '#lib/domain/entry.ts';
import type { TeamId } from '#lib/domain/ids.ts';

/** What an entry's digest covers: everything but its payload, of which it covers the digest. */
export interface Envelope extends Omit<Entry, 'detail'> {
  teamId: TeamId;
  payloadDigest: string;
  /** Digest of the entry before; '' for the first. */
  previous: string;
}

/** SHA-256, in hexadecimal. */
export function entryDigest(envelope: Envelope): string {
  const { teamId, seq, at, actor, actionId, action, inquiryId, payloadDigest, previous } = envelope;
  return hash(
    'sha256',
    canonical([teamId, seq, at, actor, actionId, action, inquiryId, payloadDigest, previous]),
  );
}

/** SHA-256 over the salt, what was sent and what the log says about it. */
export function payloadDigest(payload: { salt: string; action: unknown; detail: unknown }): string {
  return hash('sha256', canonical([payload.salt, payload.action, payload.detail]));
}

/** JSON with sorted keys and nothing undefined: the same text for what PostgreSQL gives back in another order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
