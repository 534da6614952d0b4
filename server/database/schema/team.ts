import { integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Visibility } from '#lib/domain/team.ts';

/**
 * One company. The row is also the counter of the team's log: whoever commits an action locks it, so that the actions
 * of a team happen one at a time. `head` is the digest of the newest entry.
 */
export const teams = pgTable('teams', {
  id: uuid('id').primaryKey().$type<TeamId>(),
  name: text('name').notNull(),
  visibility: text('visibility').notNull().$type<Visibility>(),
  seq: integer('seq').notNull().default(0),
  head: text('head').notNull().default(''),
  createdAt: timestamp('created_at', { withTimezone: true, precision: 3, mode: 'date' }).notNull(),
});
