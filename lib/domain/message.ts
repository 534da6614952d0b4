import * as z from 'zod/mini';
import { Address } from './address.ts';
import { InquiryId, MemberId, MessageId } from './ids.ts';
import { Instant } from './instant.ts';
import { MessageKeys } from './message-keys.ts';

/** Where a message lies at a mail server. UIDs mean something only together with their UIDVALIDITY (RFC 9051 §2.3.1.1). */
export const Place = z.object({
  /** The address of the account that holds the folder. */
  account: z.string().check(z.maxLength(320)),
  folder: z.string().check(z.maxLength(500)),
  uidValidity: z.int(),
  uid: z.int(),
});
export type Place = z.infer<typeof Place>;

/** What a mail of ours is as an answer: only an effective one stops a deadline. */
export const ReplyClass = z.enum([
  'effective',
  'ack-like',
  'automatic',
  'internal',
  'bounced',
  'unsure',
]);
export type ReplyClass = z.infer<typeof ReplyClass>;

/** Why it is of that class: the rule of `effective-reply.ts` that decided, or a manager. */
export const ReplyJudgement = z.object({
  class: ReplyClass,
  reason: z.string().check(z.maxLength(80)),
  /** The manager who said otherwise than the rule. */
  overruledBy: z.nullable(MemberId),
});
export type ReplyJudgement = z.infer<typeof ReplyJudgement>;

const verdict = z.nullable(z.string().check(z.maxLength(20)));

/** What the team's own provider found (RFC 8601), in its words: `pass`, `fail`, `none` … */
export const Authentication = z.object({ spf: verdict, dkim: verdict, dmarc: verdict });
export type Authentication = z.infer<typeof Authentication>;

const id = z.string().check(z.minLength(1), z.maxLength(998));

/** What anybody can know of one mail without keeping its body. */
export const MessageFacts = z.object({
  id: MessageId,
  direction: z.enum(['in', 'out']),
  /** The Message-ID header with its angle brackets; some senders omit it. */
  rfcMessageId: z.nullable(id),
  inReplyTo: z.nullable(id),
  references: z.array(id).check(z.maxLength(50)),
  from: z.nullable(Address),
  /** The first fifty; `recipients` is how many there were. */
  to: z.array(Address).check(z.maxLength(50)),
  cc: z.array(Address).check(z.maxLength(50)),
  recipients: z.int().check(z.gte(0), z.lte(2 ** 31 - 1)),
  subject: z.string().check(z.maxLength(1000)),
  snippet: z.string().check(z.maxLength(1000)),
  /** The sender's own clock (Date header). */
  sentAt: z.nullable(Instant),
  /** The mail server's clock (INTERNALDATE), or when it was first seen. */
  receivedAt: Instant,
  attachments: z
    .array(z.object({ name: z.string().check(z.maxLength(255)), size: z.nullable(z.int()) }))
    .check(z.maxLength(50)),
  places: z.array(Place).check(z.maxLength(20)),
  /** Gmail's own ids: 16 hexadecimal digits each. */
  gmail: z.nullable(z.object({ messageId: z.string(), threadId: z.string() })),
  /** Outlook's conversation: the first 22 bytes of Thread-Index, in hexadecimal (MS-OXOMSG §2.2.1.3). */
  conversation: z.nullable(z.string().check(z.maxLength(60))),
  authentication: z.nullable(Authentication),
  /** Of mails that went out. */
  reply: z.nullable(ReplyJudgement),
  keys: MessageKeys,
});
export type MessageFacts = z.infer<typeof MessageFacts>;

/** One mail of an inquiry. */
export const Message = z.extend(MessageFacts, { inquiryId: InquiryId, seq: z.int() });
export type Message = z.infer<typeof Message>;

/** Whether both are the same mail in the same folder of the same account. */
export function isSamePlace(a: Place, b: Place): boolean {
  return (
    a.account === b.account &&
    a.folder === b.folder &&
    a.uidValidity === b.uidValidity &&
    a.uid === b.uid
  );
}
