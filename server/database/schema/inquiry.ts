import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { CustomerId, InquiryId, MailboxId, MemberId, NoteId } from '#lib/domain/ids.ts';
import type { Answer, Channel, Handoff, Outcome, Stage } from '#lib/domain/inquiry.ts';
import { instant, ofTeam } from './columns.ts';
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
    ownerId: uuid('owner_id').$type<MemberId>(),
    firstSeenAt: instant('first_seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    index('customers_seq').on(table.teamId, table.seq),
    index('customers_addresses').using('gin', table.addresses),
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
    channel: text('channel').notNull().$type<Channel>(),
    tags: text('tags').array().notNull(),
    stage: text('stage').notNull().$type<Stage>(),
    assigneeId: uuid('assignee_id').$type<MemberId>(),
    assignedAt: instant('assigned_at'),
    assignedBy: uuid('assigned_by').$type<MemberId>(),
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
    lastMessageAt: instant('last_message_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    index('inquiries_seq').on(table.teamId, table.seq),
    index('inquiries_customer').on(table.teamId, table.customerId),
    index('inquiries_held')
      .on(table.teamId, table.assigneeId)
      .where(sql`${table.stage} <> 'closed'`),
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
