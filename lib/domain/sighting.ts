import * as z from 'zod/mini';
import { Address, foldAddress } from './address.ts';
import { baseSubject } from './fingerprint/subject.ts';
import type { InquiryId, MessageId } from './ids.ts';
import { Instant } from './instant.ts';
import type { Message } from './message.ts';
import { MessageKeys } from './message-keys.ts';

/** The pages we live in. */
export const WebmailName = z.enum(['gmail', 'outlook', 'roundcube', 'practice']);
export type WebmailName = z.infer<typeof WebmailName>;

/**
 * What a page shows of the mail that is open in it: ids and headers only, the body as hashes. Nothing here is trusted:
 * it helps to find a message, and says nothing about who may see it.
 */
export const Sighting = z.object({
  webmail: WebmailName,
  /** The address of the account or mailbox on screen, where the page tells it. */
  account: z.nullable(z.string().check(z.maxLength(320))),
  /** Roundcube and its kin show the IMAP UID; UIDVALIDITY is never on a page. */
  place: z.nullable(z.object({ folder: z.string().check(z.maxLength(500)), uid: z.int() })),
  gmail: z.nullable(z.object({ messageId: z.nullable(z.string()), threadId: z.string() })),
  /** Outlook's own id of the conversation or item: no server knows it, and it is a hint, never a proof. */
  webmailId: z.optional(z.string().check(z.maxLength(500))),
  rfcMessageId: z.nullable(z.string().check(z.maxLength(998))),
  from: z.nullable(Address),
  subject: z.string().check(z.maxLength(1000)),
  recipients: z.array(z.string().check(z.maxLength(320))).check(z.maxLength(100)),
  sentAt: z.nullable(Instant),
  /** What to look up, tier by tier (`fingerprint/keys.ts`, `lookupKeys`). */
  tiers: z
    .array(z.object({ tier: z.string(), keys: z.array(z.string()).check(z.maxLength(20)) }))
    .check(z.maxLength(10)),
  /** What a message row keeps when this mail is tracked by hand (`indexKeys`). */
  keys: MessageKeys,
});
export type Sighting = z.infer<typeof Sighting>;

export type Recognition =
  | { kind: 'inquiry'; inquiryId: InquiryId; messageId: MessageId }
  | { kind: 'candidates'; inquiryIds: InquiryId[] }
  | { kind: 'none' };

/**
 * Which inquiry the mail on screen belongs to, among messages that share at least one key, id or place with it.
 * The first test that exactly one inquiry passes decides; where several pass, later tests choose among those, and what
 * stays undecided is a question for the person, never a guess. An id
 * alone is not believed: subject and sender must agree with it, for pages and their ids change under our eyes.
 * @param remembered the message that the sighting's `webmailId` was before.
 */
export function recognise(
  sighting: Sighting,
  among: readonly Message[],
  remembered: MessageId | null = null,
): Recognition {
  const tests: ((message: Message) => boolean)[] = [
    (message) => isAt(sighting, message) && agrees(sighting, message),
    (message) => isGmail(sighting, message) && agrees(sighting, message),
    (message) => isAnswerInThread(sighting, message),
    (message) =>
      sighting.rfcMessageId !== null &&
      message.rfcMessageId === sighting.rfcMessageId &&
      agrees(sighting, message),
    (message) => message.id === remembered && agrees(sighting, message),
    ...sighting.tiers.map(
      ({ keys }) =>
        (message: Message) =>
          message.keys.some((key) => keys.includes(key)),
    ),
  ];
  let left = among;
  let inquiryIds: InquiryId[] = [];
  for (const passes of tests) {
    const found = left.filter(passes);
    const [first] = found;
    if (!first) continue;
    const ids = [...new Set(found.map((message) => message.inquiryId))];
    if (ids.length === 1) {
      return { kind: 'inquiry', inquiryId: first.inquiryId, messageId: first.id };
    }
    // Several are alike so far: what follows may only choose among them.
    left = found;
    inquiryIds = ids;
  }
  return inquiryIds.length > 0
    ? { kind: 'candidates', inquiryIds: inquiryIds.slice(0, 5) }
    : { kind: 'none' };
}

/** Whether the place on the page is one of the message's; without UIDVALIDITY it is an anchor among others. */
export function isAt(
  { account, place }: Pick<Sighting, 'account' | 'place'>,
  message: Message,
): boolean {
  if (!place) return false;
  return message.places.some(
    (known) =>
      known.uid === place.uid &&
      known.folder === place.folder &&
      (account === null || known.account === foldAddress(account)),
  );
}

function isGmail({ gmail }: Sighting, message: Message): boolean {
  return gmail !== null && message.gmail !== null && gmail.messageId === message.gmail.messageId;
}

/**
 * An answer to this message that no server has seen yet: in its Gmail thread, under its subject, and to who wrote it.
 * Gmail puts several customers of one form into one thread, so that thread and subject alone are not enough.
 */
function isAnswerInThread({ gmail, subject, recipients }: Sighting, message: Message): boolean {
  if (gmail === null || gmail.threadId !== message.gmail?.threadId || !message.from) return false;
  const customer = foldAddress(message.from.address);
  return (
    message.direction === 'in' &&
    baseSubject(subject) === baseSubject(message.subject) &&
    recipients.some((address) => foldAddress(address) === customer)
  );
}

/** Second anchor: what the page shows as subject and sender is what we know of this message. */
export function agrees(sighting: Pick<Sighting, 'from' | 'subject'>, message: Message): boolean {
  if (baseSubject(sighting.subject) !== baseSubject(message.subject)) return false;
  if (!sighting.from || !message.from) return sighting.from === null && message.from === null;
  const shown = sighting.from.address;
  return shown === ''
    ? sighting.from.name === message.from.name
    : foldAddress(shown) === foldAddress(message.from.address);
}
