import * as z from 'zod/mini';
import { AcknowledgementSettings } from './acknowledgement.ts';
import { OwnAddress } from './address.ts';
import { MailboxId } from './ids.ts';
import { Instant } from './instant.ts';

const hours = z.int().check(z.gte(1), z.lte(24 * 30));

/** Why a mailbox cannot be read, as far as the mail server says. */
export const MailboxTrouble = z.enum([
  'password',
  /** The provider wants a code of its own instead of the password. */
  'code',
  /** The provider names several causes at once. */
  'refused',
  /** The consent ran out or was withdrawn. */
  'consent',
  /** No password is taken here: the way in is a consent. */
  'wants-consent',
  'imap-off',
  'smtp-off',
  /** The provider lists the network addresses that may come. */
  'ip-list',
  'certificate',
  'no-tls',
  /** Connected, and then no answer. */
  'silent',
  /** Something answers that is no mail server. */
  'not-mail',
  'unreachable',
  'other',
]);
export type MailboxTrouble = z.infer<typeof MailboxTrouble>;

/** A watched role address such as info@acme.com. */
export const Mailbox = z.object({
  id: MailboxId,
  address: OwnAddress,
  aliases: z.array(OwnAddress).check(z.maxLength(50)),
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  /** Hours until somebody must have looked, and until somebody must have answered. */
  viewHours: hours,
  replyHours: hours,
  acknowledgement: AcknowledgementSettings,
  /** How the team's own provider signs its Authentication-Results (RFC 8601 §2.5); others' are not believed. */
  authservId: z.nullable(z.string().check(z.maxLength(253))),
  /** Once a day it is sent a mail, to see that what is sent to it arrives. */
  selfCheck: z.boolean(),
  active: z.boolean(),
  /** Whether the server reads it over IMAP; without, what members open in their webmail is tracked. */
  connected: z.boolean(),
  trouble: z.nullable(z.object({ kind: MailboxTrouble, since: Instant })),
  seq: z.int(),
});
export type Mailbox = z.infer<typeof Mailbox>;

/** The hours a mailbox starts with: a look within a day, an answer within two. */
export const usualHours = { viewHours: 24, replyHours: 48 } as const;

/** Every address under which mail reaches the mailbox. */
export function mailboxAddresses(mailbox: Mailbox): string[] {
  return [mailbox.address, ...mailbox.aliases];
}
