import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { AcknowledgementSettings } from '#lib/domain/acknowledgement.ts';
import type { MailboxId, TemplateId } from '#lib/domain/ids.ts';
import type { MailboxTrouble } from '#lib/domain/mailbox.ts';
import type { Purpose, Variant } from '#lib/domain/template.ts';
import { ofTeam } from './columns.ts';
import { jsonWithInstants } from './json-with-instants.ts';

/** Watched role addresses. Their logins lie apart. */
export const mailboxes = pgTable(
  'mailboxes',
  {
    ...ofTeam(),
    id: uuid('id').notNull().$type<MailboxId>(),
    address: text('address').notNull(),
    aliases: text('aliases').array().notNull(),
    name: text('name').notNull(),
    viewHours: integer('view_hours').notNull(),
    replyHours: integer('reply_hours').notNull(),
    acknowledgement: jsonb('acknowledgement').notNull().$type<AcknowledgementSettings>(),
    authservId: text('authserv_id'),
    selfCheck: boolean('self_check').notNull(),
    active: boolean('active').notNull(),
    connected: boolean('connected').notNull(),
    trouble: jsonWithInstants<{ kind: MailboxTrouble; since: Date }>('since')('trouble'),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    index('mailboxes_seq').on(table.teamId, table.seq),
  ],
);

export const templates = pgTable(
  'templates',
  {
    ...ofTeam(),
    id: uuid('id').notNull().$type<TemplateId>(),
    purpose: text('purpose').notNull().$type<Purpose>(),
    name: text('name').notNull(),
    variants: jsonb('variants').notNull().$type<Variant[]>(),
    fallback: text('fallback').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    index('templates_seq').on(table.teamId, table.seq),
  ],
);
