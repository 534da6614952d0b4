import * as z from 'zod/mini';
import { OwnAddress } from '#lib/domain/address.ts';
import { MailboxId, MemberId, type TeamId } from '#lib/domain/ids.ts';
import type { accounts } from '#server/database/schema/mail.ts';

/** How a mail server is reached. `none` is plain text, for loopback and closed networks only. */
export const MailServer = z.object({
  host: z.string().check(z.minLength(1), z.maxLength(255), z.regex(/^[\w.:-]+$/)),
  port: z.int().check(z.gte(1), z.lte(65_535)),
  security: z.enum(['tls', 'starttls', 'none']),
});
export type MailServer = z.infer<typeof MailServer>;

/** Whose account it is: a mailbox the team shares, or a member's own. */
export const AccountOwner = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mailbox'), mailboxId: MailboxId }),
  z.object({ kind: z.literal('member'), memberId: MemberId }),
]);
export type AccountOwner = z.infer<typeof AccountOwner>;

/** What is needed to sign in at a mail server. */
export const Login = z.object({
  imap: MailServer,
  /** Only mailboxes send: a member's account is read alone. */
  smtp: z.nullable(MailServer),
  username: z.string().check(z.minLength(1), z.maxLength(320)),
  password: z.string().check(z.minLength(1), z.maxLength(1000)),
});
export type Login = z.infer<typeof Login>;

/** An account as somebody enters it. */
export const AccountEntry = z.extend(Login, {
  of: AccountOwner,
  address: OwnAddress,
  /** The Sent folder to read, where the server does not say which it is. */
  sentFolder: z.nullable(z.string().check(z.minLength(1), z.maxLength(500))),
});
export type AccountEntry = z.infer<typeof AccountEntry>;

/** An account without its password: what pages show and the watcher goes by. */
export interface Account {
  id: string;
  teamId: TeamId;
  of: AccountOwner;
  address: string;
  username: string;
  imap: MailServer;
  smtp: MailServer | null;
  sentFolder: string | null;
  connectedAt: Date;
  version: number;
}

export function toAccount(row: typeof accounts.$inferSelect): Account {
  const { mailboxId, memberId, secret: _, ...rest } = row;
  if (mailboxId) return { ...rest, of: { kind: 'mailbox', mailboxId } };
  if (memberId) return { ...rest, of: { kind: 'member', memberId } };
  throw new Error(`account ${row.id} belongs to nobody`);
}
