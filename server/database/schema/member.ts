import { boolean, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Absence } from '#lib/domain/absence.ts';
import type { MemberId } from '#lib/domain/ids.ts';
import type { Language, Role } from '#lib/domain/member.ts';
import { instant, ofTeam } from './columns.ts';
import { jsonListWithInstants } from './json-with-instants.ts';

/** People of a team. One who left stays, so that the history keeps its names. */
export const members = pgTable(
  'members',
  {
    ...ofTeam(),
    id: uuid('id').notNull().$type<MemberId>(),
    name: text('name').notNull(),
    initials: text('initials').notNull(),
    address: text('address').notNull(),
    title: text('title'),
    region: text('region'),
    language: text('language').notNull().$type<Language>(),
    role: text('role').notNull().$type<Role>(),
    connected: boolean('connected').notNull(),
    absences: jsonListWithInstants<Absence>('from', 'to')('absences').notNull(),
    joinedAt: instant('joined_at').notNull(),
    leftAt: instant('left_at'),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    index('members_seq').on(table.teamId, table.seq),
    index('members_address').on(table.address),
  ],
);
