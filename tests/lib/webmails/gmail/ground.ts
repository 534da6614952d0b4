import type { Sighting } from '#lib/domain/sighting.ts';
import { shipped } from '#lib/webmails/gmail/anchors.ts';
import type { Ground } from '#lib/webmails/gmail/ground.ts';
import { trackOpen } from '#lib/webmails/gmail/open.ts';
import { readThreads } from '#lib/webmails/gmail/read-threads.ts';
import type { InboxSDK } from '#lib/webmails/gmail/sdk.ts';

/** What everything in Gmail stands on, in a document in memory. */
export function groundOn(sdk: InboxSDK, signal: AbortSignal): Ground {
  return {
    document,
    sdk,
    anchors: shipped,
    account: sdk.User.getEmailAddress(),
    open: trackOpen(sdk, signal),
    read: readThreads(),
  };
}

/** A mail that was read, by its thread. */
export function aSighting(threadId = '18c2f0a1b2c3d4e5', subject = 'Pumps'): Sighting {
  return {
    webmail: 'gmail',
    account: 'info@acme.test',
    place: null,
    gmail: { threadId, messageId: threadId },
    rfcMessageId: null,
    from: { name: 'Adaeze Okoro', address: 'adaeze@okoro-farms.test' },
    subject,
    recipients: ['info@acme.test'],
    sentAt: null,
    tiers: [],
    keys: [],
  };
}
