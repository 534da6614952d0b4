import { integer, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { TeamId } from '#lib/domain/ids.ts';
import { teams } from './team.ts';

/** A moment, to the millisecond like a `Date`. */
export const instant = (name: string) =>
  timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/**
 * What every row of a team carries. The team stands in each key, because ids are made by clients: one that repeats
 * another team's id makes a row of its own and touches nothing. `seq` is the entry of the log that last changed the row.
 */
export const ofTeam = () => ({
  teamId: uuid('team_id')
    .notNull()
    .$type<TeamId>()
    .references(() => teams.id, { onDelete: 'cascade' }),
  seq: integer('seq').notNull(),
});

/**
 * For GIN indexes: new rows go into the index itself. PostgreSQL keeps them in a list beside it, which every look-up then
 * reads through until a vacuum empties it; the embedded database has no vacuum of its own.
 */
export const atOnce = { fastupdate: false } as const;
