import { boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { MemberId, TeamId } from '#lib/domain/ids.ts';
import type { Role } from '#lib/domain/member.ts';
import { instant } from './columns.ts';
import { teams } from './team.ts';

/**
 * Logins, sessions and links. The first six tables are those better-auth works on and carry its field names; who a
 * person is to the team stands in `members`. Every token is kept as its SHA-256 hash only.
 */
export const people = pgTable('people', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** better-auth's key, `<member id>@member.invalid`. People sign in with their member's own address. */
  email: text().notNull().unique(),
  emailVerified: boolean('email_verified').notNull(),
  image: text(),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  teamId: uuid('team_id')
    .notNull()
    .$type<TeamId>()
    .references(() => teams.id, { onDelete: 'cascade' }),
  memberId: uuid('member_id').notNull().unique().$type<MemberId>(),
});

export const sessions = pgTable(
  'sessions',
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** `page`: signed in on the server's own pages; `device`: an extension. */
    kind: text().$type<'page' | 'device'>().notNull().default('page'),
    userAgent: text('user_agent'),
    ipAddress: text('ip_address'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    usedAt: instant('used_at'),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('sessions_user').on(table.userId)],
);

/** A person's password, as a scrypt hash. The columns of other kinds of login stay empty. */
export const logins = pgTable(
  'logins',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    password: text(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [index('logins_user').on(table.userId)],
);

/** Half-finished sign-ins: the password was right, the second step is open. */
export const verifications = pgTable(
  'verifications',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [index('verifications_identifier').on(table.identifier)],
);

/** Secret and spare codes are encrypted with the server's key. */
export const twoFactors = pgTable('two_factors', {
  id: text().primaryKey(),
  secret: text().notNull(),
  backupCodes: text('backup_codes').notNull(),
  userId: text('user_id')
    .notNull()
    .unique()
    .references(() => people.id, { onDelete: 'cascade' }),
  verified: boolean().notNull().default(true),
  failedVerificationCount: integer('failed_verification_count').notNull().default(0),
  lockedUntil: instant('locked_until'),
});

/** RFC 8628: a browser asks, a person confirms. Ten minutes long. */
export const deviceCodes = pgTable('device_codes', {
  id: text().primaryKey(),
  deviceCode: text('device_code').notNull().unique(),
  userCode: text('user_code').notNull().unique(),
  userId: text('user_id').references(() => people.id, { onDelete: 'cascade' }),
  expiresAt: instant('expires_at').notNull(),
  status: text().notNull(),
  lastPolledAt: instant('last_polled_at'),
  pollingInterval: integer('polling_interval'),
  clientId: text('client_id'),
  scope: text(),
  /** Of the browser that asked, so that the person who confirms can tell it. */
  userAgent: text('user_agent'),
});

/** How often something was tried of late, by hash of what is limited. Shared by all server processes. */
export const attempts = pgTable('attempts', {
  key: text().primaryKey(),
  count: integer().notNull(),
  resetsAt: instant('resets_at').notNull(),
});

/**
 * Links that are handed from person to person and work once: into a team, to a new password, and the one the server
 * prints at its first start (no team yet).
 */
export const links = pgTable(
  'links',
  {
    id: uuid().primaryKey(),
    kind: text().$type<'setup' | 'invitation' | 'password'>().notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    teamId: uuid('team_id')
      .$type<TeamId>()
      .references(() => teams.id, { onDelete: 'cascade' }),
    /** invitation: as what, and whose address. */
    role: text().$type<Role>(),
    address: text(),
    /** password: for whom. */
    memberId: uuid('member_id').$type<MemberId>(),
    madeBy: uuid('made_by').$type<MemberId>(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [index('links_team').on(table.teamId)],
);
