import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ActionId, InquiryId, MailboxId, MemberId, TeamId } from '#lib/domain/ids.ts';
import type { Delivery } from '#lib/domain/inquiry.ts';
import { instant } from './columns.ts';
import { teams } from './team.ts';

/** How a mail server is reached. `none` is plain text, for this computer alone. */
export interface MailServer {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  /** The one certificate an admin accepts here though it is not in order: SHA-256 in hex, and the certificate (PEM). */
  pin?: { sha256: string; pem: string } | undefined;
}

/** Logins at mail servers: one for each connected mailbox, and one for each member who connects their own. */
export const accounts = pgTable(
  'accounts',
  {
    id: uuid().primaryKey(),
    teamId: uuid('team_id')
      .notNull()
      .$type<TeamId>()
      .references(() => teams.id, { onDelete: 'cascade' }),
    mailboxId: uuid('mailbox_id').$type<MailboxId>(),
    memberId: uuid('member_id').$type<MemberId>(),
    address: text().notNull(),
    /** The login name, where it is not the address. */
    username: text().notNull(),
    imap: jsonb().$type<MailServer>().notNull(),
    smtp: jsonb().$type<MailServer>(),
    /** The preset it was set up by. */
    provider: text(),
    /** Where the consent was given that signs in; `null`: a password does. */
    consentBy: text('consent_by').$type<'google' | 'microsoft'>(),
    /** The password, or the tokens of the consent, sealed with the server's key; nothing here opens without that. */
    secret: text().notNull(),
    /** The Sent folder somebody chose; `null` where the server's own word is enough. */
    sentFolder: text('sent_folder'),
    /** Mail that came before is not opened by itself. */
    connectedAt: instant('connected_at').notNull(),
    /** Counts the times it was saved, so that a running watcher sees that it must begin anew. */
    version: integer().notNull(),
  },
  (table) => [
    uniqueIndex('accounts_mailbox').on(table.mailboxId),
    uniqueIndex('accounts_member').on(table.memberId),
    index('accounts_team').on(table.teamId),
  ],
);

/** How far each watched folder has been read. */
export const folders = pgTable(
  'folders',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    path: text().notNull(),
    uidValidity: bigint('uid_validity', { mode: 'number' }).notNull(),
    lastUid: bigint('last_uid', { mode: 'number' }).notNull(),
    /** When the folder was last known to be read to its end: where a new scan begins after UIDVALIDITY changed. */
    readAt: instant('read_at').notNull(),
    /** When it was last looked into with success: while mails wait it is not at its end, and yet alive. */
    lookedAt: instant('looked_at').notNull(),
    /** Mails that are known to wait, while it catches up. */
    waiting: integer().notNull(),
    /** When the newest mail in it that was read had come. */
    lastMailAt: instant('last_mail_at'),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.path] })],
);

/** Who may do what only one process may do at a time. Judged by the database's clock, which all of them share. */
export const leases = pgTable('leases', {
  name: text().primaryKey(),
  holder: text().notNull(),
  until: instant('until').notNull(),
});

/** What an admin was told of a mailbox that is not read, so that it is told once a day and again when it is over. */
export const alerts = pgTable('alerts', {
  mailboxId: uuid('mailbox_id').primaryKey().$type<MailboxId>(),
  teamId: uuid('team_id')
    .notNull()
    .$type<TeamId>()
    .references(() => teams.id, { onDelete: 'cascade' }),
  /** A `MailboxTrouble`, or `self-check`. */
  trouble: text().notNull(),
  since: instant('since').notNull(),
  /** `null`: nobody could be told yet. */
  toldAt: instant('told_at'),
});

/** The last mail a mailbox was sent to see whether it arrives. */
export const selfChecks = pgTable('self_checks', {
  mailboxId: uuid('mailbox_id').primaryKey().$type<MailboxId>(),
  teamId: uuid('team_id')
    .notNull()
    .$type<TeamId>()
    .references(() => teams.id, { onDelete: 'cascade' }),
  rfcMessageId: text('rfc_message_id').notNull(),
  sentAt: instant('sent_at').notNull(),
  /** `null`: it has not arrived yet. */
  seenAt: instant('seen_at'),
});

/**
 * What we send by ourselves, once: originals on their way into an assignee's own mailbox, by the id of the hand-off, and
 * acknowledgements, by the id of the mail's opening.
 */
export const deliveries = pgTable(
  'deliveries',
  {
    id: uuid().notNull().$type<ActionId>(),
    teamId: uuid('team_id')
      .notNull()
      .$type<TeamId>()
      .references(() => teams.id, { onDelete: 'cascade' }),
    kind: text().$type<'hand-off' | 'follow-up' | 'acknowledgement'>().notNull(),
    inquiryId: uuid('inquiry_id').notNull().$type<InquiryId>(),
    state: text().$type<Delivery>().notNull(),
    how: text().$type<'appended' | 'mailed'>(),
    /** Where it goes. */
    address: text().notNull(),
    /** What is looked for after a crash: the Message-ID of what was appended or mailed. */
    rfcMessageId: text('rfc_message_id'),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    index('deliveries_inquiry').on(table.inquiryId),
    index('deliveries_address').on(table.teamId, table.kind, table.address, table.updatedAt),
  ],
);

/**
 * Reports that a mail of ours did not arrive which came before the mail itself was seen: a server that refuses at once
 * answers faster than a program lays its copy in Sent. Kept until that mail is seen, or for as long as a report may mean
 * something. `id` is that of the `bounced` action to come.
 */
export const earlyReports = pgTable(
  'early_reports',
  {
    id: uuid().notNull().$type<ActionId>(),
    teamId: uuid('team_id')
      .notNull()
      .$type<TeamId>()
      .references(() => teams.id, { onDelete: 'cascade' }),
    rfcMessageIds: text('rfc_message_ids').array().notNull(),
    /** Who did not get it; lower case. */
    recipients: text().array().notNull(),
    /** The enhanced status code (RFC 3463). */
    status: text(),
    reportedAt: instant('reported_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.id] })],
);
