import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Address } from '#lib/domain/address.ts';
import type { InquiryId, MessageId } from '#lib/domain/ids.ts';
import type { Authentication, Message, Place, ReplyJudgement } from '#lib/domain/message.ts';
import { atOnce, instant, ofTeam } from './columns.ts';

/** Mails of inquiries: headers and derived facts, never a body. */
export const messages = pgTable(
  'messages',
  {
    ...ofTeam(),
    id: uuid('id').notNull().$type<MessageId>(),
    inquiryId: uuid('inquiry_id').notNull().$type<InquiryId>(),
    direction: text('direction').notNull().$type<Message['direction']>(),
    rfcMessageId: text('rfc_message_id'),
    inReplyTo: text('in_reply_to'),
    references: text('reference_ids').array().notNull(),
    from: jsonb('from_address').$type<Address>(),
    to: jsonb('to_addresses').notNull().$type<Address[]>(),
    cc: jsonb('cc_addresses').notNull().$type<Address[]>(),
    recipients: integer('recipients').notNull(),
    subject: text('subject').notNull(),
    snippet: text('snippet').notNull(),
    sentAt: instant('sent_at'),
    receivedAt: instant('received_at').notNull(),
    attachments: jsonb('attachments').notNull().$type<Message['attachments']>(),
    places: jsonb('places').notNull().$type<Place[]>(),
    gmail: jsonb('gmail').$type<NonNullable<Message['gmail']>>(),
    conversation: text('conversation'),
    authentication: jsonb('authentication').$type<Authentication>(),
    reply: jsonb('reply').$type<ReplyJudgement>(),
    keys: text('keys').array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    index('messages_seq').on(table.teamId, table.seq),
    index('messages_inquiry').on(table.teamId, table.inquiryId),
    index('messages_rfc_id').on(table.teamId, table.rfcMessageId),
    // Most mail is neither Gmail's nor Outlook's, and costs these three nothing.
    index('messages_gmail_thread')
      .on(table.teamId, sql`(${table.gmail} ->> 'threadId')`)
      .where(sql`${table.gmail} ->> 'threadId' is not null`),
    index('messages_conversation')
      .on(table.teamId, table.conversation)
      .where(sql`${table.conversation} is not null`),
    index('messages_gmail')
      .on(table.teamId, sql`(${table.gmail} ->> 'messageId')`)
      .where(sql`${table.gmail} ->> 'messageId' is not null`),
    // By the UID alone (`places.ts`): account and folder are the same in most rows, so that they find nothing.
    index('messages_uids')
      .using('gin', sql`jsonb_path_query_array(${table.places}, '$[*].uid') jsonb_path_ops`)
      .with(atOnce),
    index('messages_keys').using('gin', table.keys).with(atOnce),
  ],
);
