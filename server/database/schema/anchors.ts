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

/**
 * What each browser that may report found of a webmail's pages last: names of anchors and counts. `reporter` is a number
 * it made for this alone, so that nobody can be told from a row. No row is anybody's deed, so none stands in the log.
 */
export const anchorReports = pgTable(
  'anchor_reports',
  {
    teamId: ofTeam().teamId,
    webmail: text('webmail').notNull().$type<WebmailName>(),
    reporter: uuid('reporter').notNull(),
    version: text('version').notNull(),
    /** `null`: as shipped. */
    anchorVersion: integer('anchor_version'),
    missing: jsonb('missing').notNull().$type<string[]>(),
    hits: jsonb('hits').notNull().$type<Record<string, number>>(),
    reportedAt: instant('reported_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.webmail, table.reporter] })],
);
