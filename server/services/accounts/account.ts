import * as z from 'zod/mini';
import { OwnAddress } from '#lib/domain/address.ts';
import { MailboxId, MemberId, type TeamId } from '#lib/domain/ids.ts';
import type { accounts } from '#server/database/schema/mail.ts';
import type { ConsentBy, Tokens } from '../consent/tokens.ts';

/** The one certificate an admin accepts at a server though it is not in order. */
export const Pin = z.object({
  /** SHA-256 of the certificate: 64 lower-case hex digits. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  pem: z.string().check(z.maxLength(20_000)),
});
export type Pin = z.infer<typeof Pin>;

/** How a mail server is reached. `none` is plain text and works for this computer alone (`isLoopback`). */
export const MailServer = z.object({
  host: z.string().check(z.minLength(1), z.maxLength(255), z.regex(/^[\w.:-]+$/)),
  port: z.int().check(z.gte(1), z.lte(65_535)),
  security: z.enum(['tls', 'starttls', 'none']),
  pin: z.optional(Pin),
});
export type MailServer = z.infer<typeof MailServer>;

/** Whether a host is this computer, over which nobody else can listen: passwords may go there in the clear. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i.test(host);
}

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

/** What opens an account: a password, or a token of a consent. */
export type Credentials =
  | { password: string }
  | {
      accessToken: string;
      /** Another token, for where this one was refused. Throws `ConsentGone` where none is given any more. */
      renew(): Promise<string>;
    };

/** A login as it is used, whatever opens it. */
export type SignIn = Pick<Login, 'imap' | 'smtp' | 'username'> & Credentials;

/** An account as somebody enters it. */
export const AccountEntry = z.extend(Login, {
  of: AccountOwner,
  address: OwnAddress,
  /** The Sent folder to read, where the server does not say which it is. */
  sentFolder: z.nullable(z.string().check(z.minLength(1), z.maxLength(500))),
  /** The preset it was set up by. */
  provider: z.optional(z.nullable(z.string().check(z.maxLength(40)))),
});
export type AccountEntry = z.infer<typeof AccountEntry>;

/** The same, opened by a consent. */
export type ConsentEntry = Omit<AccountEntry, 'password'> & {
  consent: { by: ConsentBy; tokens: Tokens };
};

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
  provider: string | null;
  /** Where the consent was given that opens it; `null`: a password does. */
  consentBy: ConsentBy | null;
  connectedAt: Date;
  version: number;
}

/** A row as an account, without its sealed secret. Throws where it belongs to nobody. */
export function toAccount(row: typeof accounts.$inferSelect): Account {
  const { mailboxId, memberId, secret: _, ...rest } = row;
  if (mailboxId) return { ...rest, of: { kind: 'mailbox', mailboxId } };
  if (memberId) return { ...rest, of: { kind: 'member', memberId } };
  throw new Error(`account ${row.id} belongs to nobody`);
}
