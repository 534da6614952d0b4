import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Actor } from '#lib/domain/actor.ts';
import type { Table } from '#lib/domain/change.ts';
import type { EntryDetail } from '#lib/domain/entry.ts';
import type { ActionId, InquiryId } from '#lib/domain/ids.ts';
import { instant, ofTeam } from './columns.ts';

/**
 * The log: one envelope for each action that changed something, `seq` without a gap. `previous` is the digest of the
 * entry before, `payloadDigest` that of the payload, so the chain holds even where a payload was erased.
 */
export const entries = pgTable(
  'entries',
  {
    ...ofTeam(),
    at: instant('at').notNull(),
    actor: jsonb('actor').notNull().$type<Actor>(),
    actionId: uuid('action_id').notNull().$type<ActionId>(),
    action: text('action').notNull(),
    inquiryId: uuid('inquiry_id').$type<InquiryId>(),
    payloadDigest: text('payload_digest').notNull(),
    previous: text('previous').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.seq] }),
    index('entries_inquiry').on(table.teamId, table.inquiryId),
  ],
);

/**
 * What an entry says about people and words; deleting the row erases it. `salt` goes with it, so that a short text
 * cannot be guessed from the digest that stays.
 */
export const payloads = pgTable(
  'payloads',
  {
    ...ofTeam(),
    salt: text('salt').notNull(),
    action: jsonb('action').notNull().$type<Record<string, unknown>>(),
    detail: jsonb('detail').notNull().$type<EntryDetail>(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.seq] })],
);

/** What became of each action ever sent, refusals too: the same id gets the same answer. */
export const answers = pgTable(
  'answers',
  {
    teamId: ofTeam().teamId,
    actionId: uuid('action_id').notNull().$type<ActionId>(),
    outcome: jsonb('outcome').notNull().$type<Record<string, unknown>>(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.actionId] })],
);

/** Rows that are gone, so that devices learn of it. */
export const tombstones = pgTable(
  'tombstones',
  {
    ...ofTeam(),
    table: text('table_name').notNull().$type<Table>(),
    id: text('id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.table, table.id] }),
    index('tombstones_seq').on(table.teamId, table.seq),
  ],
);
