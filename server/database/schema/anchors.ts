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
import type { Anchors } from '#lib/domain/anchor-set.ts';
import type { AnchorSetId, MemberId } from '#lib/domain/ids.ts';
import type { WebmailName } from '#lib/domain/sighting.ts';
import { instant, ofTeam } from './columns.ts';

/** Versions of what an admin set in place of the anchors shipped for a webmail. */
export const anchorSets = pgTable(
  'anchor_sets',
  {
    ...ofTeam(),
    id: uuid('id').notNull().$type<AnchorSetId>(),
    webmail: text('webmail').notNull().$type<WebmailName>(),
    version: integer('version').notNull(),
    anchors: jsonb('anchors').notNull().$type<Anchors>(),
    note: text('note').notNull(),
    savedAt: instant('saved_at').notNull(),
    savedBy: uuid('saved_by').notNull().$type<MemberId>(),
    isActive: boolean('is_active').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    index('anchor_sets_seq').on(table.teamId, table.seq),
  ],
);
