import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { CustomerId, InquiryId, MailboxId, MemberId, NoteId } from '#lib/domain/ids.ts';
import type { Acknowledgement } from '#lib/domain/acknowledgement.ts';
import type { Channel } from '#lib/domain/channel.ts';
import type { Answer, Asked, Handoff, Outcome, Sending, Stage } from '#lib/domain/inquiry.ts';
import type { Hours, Priority, Routing } from '#lib/domain/routing.ts';
import type { Warning } from '#lib/domain/warning.ts';
import { atOnce, instant, ofTeam } from './columns.ts';
import { jsonWithInstants } from './json-with-instants.ts';

export const customers = pgTable(
  'customers',
  {
    ...ofTeam(),
    id: uuid('id').notNull().$type<CustomerId>(),
    name: text('name').notNull(),
    addresses: text('addresses').array().notNull(),
    company: text('company'),
    country: text('country'),
    timeZone: text('time_zone'),
    language: text('language'),
    countryEvidence: text('country_evidence'),
    phone: text('phone'),
    website: text('website'),
    ownerId: uuid('owner_id').$type<MemberId>(),
    firstSeenAt: instant('first_seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    index('customers_seq').on(table.teamId, table.seq),
    index('customers_addresses').using('gin', table.addresses).with(atOnce),
  ],
);

export const inquiries = pgTable(
  'inquiries',
  {
    ...ofTeam(),
    id: uuid('id').notNull().$type<InquiryId>(),
    mailboxId: uuid('mailbox_id').notNull().$type<MailboxId>(),
    customerId: uuid('customer_id').notNull().$type<CustomerId>(),
    subject: text('subject').notNull(),
    snippet: text('snippet').notNull(),
    language: text('language'),
    product: text('product'),
    quantity: text('quantity'),
    channel: text('channel').notNull().$type<Channel>(),
    channelEvidence: text('channel_evidence'),
    warnings: jsonb('warnings').notNull().$type<Warning[]>(),
    tags: text('tags').array().notNull(),
    priority: text('priority').notNull().$type<Priority>(),
    hours: jsonb('hours').$type<Hours>(),
    routing: jsonb('routing').$type<Routing>(),
    acknowledgement: jsonWithInstants<Acknowledgement>('at')('acknowledgement'),
    stage: text('stage').notNull().$type<Stage>(),
    assigneeId: uuid('assignee_id').$type<MemberId>(),
    assignedAt: instant('assigned_at'),
    assignedBy: uuid('assigned_by').$type<MemberId>(),
    standInFor: uuid('stand_in_for').$type<MemberId>(),
    asked: jsonWithInstants<Asked>('at')('asked'),
    sending: jsonWithInstants<Sending>('at', 'until', 'since')('sending'),
    receivedAt: instant('received_at').notNull(),
    clockFrom: instant('clock_from').notNull(),
    viewBy: instant('view_by'),
    replyBy: instant('reply_by'),
    viewedAt: instant('viewed_at'),
    viewedBy: uuid('viewed_by').$type<MemberId>(),
    answer: jsonWithInstants<Answer>('at', 'dueBy')('answer'),
    handoff: jsonWithInstants<Handoff>('at')('handoff'),
    outcome: text('outcome').$type<Outcome>(),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by').$type<MemberId>(),
    mergedInto: uuid('merged_into').$type<InquiryId>(),
    lastMessageAt: instant('last_message_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    index('inquiries_seq').on(table.teamId, table.seq),
    index('inquiries_customer').on(table.teamId, table.customerId),
    index('inquiries_received').on(table.teamId, table.receivedAt),
    index('inquiries_given')
      .on(table.teamId, table.assigneeId, table.assignedAt)
      .where(sql`${table.assigneeId} is not null`),
    index('inquiries_held')
      .on(table.teamId, table.assigneeId)
      .where(sql`${table.stage} <> 'closed'`),
    index('inquiries_lent')
      .on(table.teamId, table.standInFor)
      .where(sql`${table.standInFor} is not null`),
  ],
);

/** What colleagues wrote beside an inquiry. */
export const notes = pgTable(
  'notes',
  {
    ...ofTeam(),
    id: uuid('id').notNull().$type<NoteId>(),
    inquiryId: uuid('inquiry_id').notNull().$type<InquiryId>(),
    memberId: uuid('member_id').notNull().$type<MemberId>(),
    at: instant('at').notNull(),
    text: text('text').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    index('notes_seq').on(table.teamId, table.seq),
    index('notes_inquiry').on(table.teamId, table.inquiryId),
  ],
);
