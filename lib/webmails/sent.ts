import { foldAddress, type Address } from '#lib/domain/address.ts';
import { indexKeys } from '#lib/domain/fingerprint/keys.ts';
import { newestMessage } from '#lib/domain/fingerprint/newest.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import type { Sent } from '#lib/protocol/bridge.ts';

/** A reply as it left a page, before anything is made of it. Its text ends here: only hashes go on. */
export interface Leaving {
  answered: Sighting;
  from: Address | null;
  /** To and Cc. */
  to: readonly string[];
  subject: string;
  body: string;
  attachments: readonly string[];
  sentAt: Date;
}

/** Makes a report of it, within the lengths the wire allows; `null` where it says nothing of its own. */
export function sentOf(leaving: Leaving): Sent | null {
  const { answered, from, subject, body, attachments, sentAt } = leaving;
  const to = [...new Set(leaving.to.map(foldAddress))].filter((address) => address.length <= 320);
  if (attachments.length === 0 && !hasOwnWords(body)) return null;
  const seen = {
    sender: from?.address ?? null,
    senderName: from?.name ?? null,
    subject,
    sentAt,
    bodies: [body],
    attachments,
    recipients: to,
  };
  return {
    answered,
    from: from && {
      name: from.name.slice(0, 200),
      address: foldAddress(from.address).slice(0, 320),
    },
    to: to.slice(0, 50).map((address) => ({ name: '', address })),
    subject: subject.slice(0, 1000),
    sentAt,
    keys: indexKeys(seen).slice(0, 40),
  };
}

/** Whether somebody wrote anything above the signature (RFC 3676 §4.3) and beside the quote. */
function hasOwnWords(body: string): boolean {
  const own = newestMessage(body.slice(0, 32_768).normalize('NFKC')).split(/^-- ?$/mu)[0] ?? '';
  return /[\p{L}\p{N}]{2}|\p{Script=Han}/u.test(own);
}
