import { foldAddress, type Address } from '#lib/domain/address.ts';
import { indexKeys, lookupKeys } from '#lib/domain/fingerprint/keys.ts';
import type { Sighting, WebmailName } from '#lib/domain/sighting.ts';

/** One message as a page shows it, before anything is made of it. The body's text ends here: only hashes go on. */
export interface Shown {
  webmail: WebmailName;
  account: string | null;
  place: Sighting['place'];
  gmail: Sighting['gmail'];
  rfcMessageId: string | null;
  from: Address | null;
  subject: string;
  recipients: readonly string[];
  sentAt: Date | null;
  /** What else the page's clock may mean, see `Seen.otherTimes`. */
  otherTimes: readonly Date[];
  bodies: readonly string[];
  attachments: readonly string[];
}

/** Makes a sighting of it, within the lengths the wire allows. */
export function sightingOf(shown: Shown): Sighting {
  const seen = {
    sender: shown.from?.address || null,
    senderName: shown.from?.name || null,
    subject: shown.subject,
    sentAt: shown.sentAt,
    otherTimes: shown.otherTimes,
    bodies: shown.bodies,
    attachments: shown.attachments,
    recipients: shown.recipients,
  };
  const { webmail, place, gmail, sentAt } = shown;
  return {
    webmail,
    place,
    gmail,
    sentAt,
    account: shown.account === null ? null : foldAddress(shown.account).slice(0, 320),
    // A cut id would be another id.
    rfcMessageId: (shown.rfcMessageId?.length ?? 999) > 998 ? null : shown.rfcMessageId,
    from: shown.from && {
      name: shown.from.name.slice(0, 200),
      address: foldAddress(shown.from.address).slice(0, 320),
    },
    subject: shown.subject.slice(0, 1000),
    recipients: [...new Set(shown.recipients.map(foldAddress))]
      .filter((address) => address.length <= 320)
      .slice(0, 100),
    tiers: lookupKeys(seen)
      .slice(0, 10)
      .map(({ tier, keys }) => ({ tier, keys: keys.slice(0, 20) })),
    keys: indexKeys(seen).slice(0, 40),
  };
}
