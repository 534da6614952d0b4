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
import type { Channel } from '#lib/domain/channel.ts';
import type { MemberId, ProfileId, RuleId } from '#lib/domain/ids.ts';
import type { Profile } from '#lib/domain/profile.ts';
import type { Roster } from '#lib/domain/roster.ts';
import type { Rule } from '#lib/domain/rule.ts';
import { ofTeam } from './columns.ts';

/** What the team told the desk to do with new inquiries, in order of `position`. */
export const rules = pgTable(
  'rules',
  {
    ...ofTeam(),
    id: uuid('id').notNull().$type<RuleId>(),
    name: text('name').notNull(),
    position: integer('position').notNull(),
    active: boolean('active').notNull(),
    conditions: jsonb('conditions').notNull().$type<Rule['conditions']>(),
    effects: jsonb('effects').notNull().$type<Rule['effects']>(),
    goesOn: boolean('goes_on').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    index('rules_seq').on(table.teamId, table.seq),
  ],
);

/** How mails of contact forms and platforms are read. */
export const profiles = pgTable(
  'profiles',
  {
    ...ofTeam(),
    id: uuid('id').notNull().$type<ProfileId>(),
    name: text('name').notNull(),
    channel: text('channel').notNull().$type<Channel>(),
    active: boolean('active').notNull(),
    match: jsonb('match').notNull().$type<Profile['match']>(),
    labels: jsonb('labels').notNull().$type<Profile['labels']>(),
    buyerAddress: text('buyer_address').notNull().$type<Profile['buyerAddress']>(),
    mayAcknowledge: boolean('may_acknowledge').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    index('profiles_seq').on(table.teamId, table.seq),
  ],
);

/** Who looks after the pool on which day; one row for each team. */
export const rosters = pgTable(
  'rosters',
  {
    ...ofTeam(),
    id: uuid('id').notNull(),
    timeZone: text('time_zone').notNull(),
    weekdays: jsonb('weekdays').notNull().$type<(MemberId | null)[]>(),
    exceptions: jsonb('exceptions').notNull().$type<Roster['exceptions']>(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    index('rosters_seq').on(table.teamId, table.seq),
  ],
);
