import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Row as DomainRow, Table } from '#lib/domain/change.ts';
import type { TeamId } from '#lib/domain/ids.ts';
import { anchorSets } from './schema/anchors.ts';
import { mailboxes, templates } from './schema/desk.ts';
import { profiles, rosters, rules } from './schema/routing.ts';
import { customers, inquiries, notes } from './schema/inquiry.ts';
import { members } from './schema/member.ts';
import { messages } from './schema/message.ts';

/** Tables of rows that actions change. The log is written by its own hand. */
export type RowTable = Exclude<Table, 'entries'>;

/**
 * Where the rows of each table of `lib/domain` lie. Their keys are the domain's own, so that a row read by drizzle is a
 * domain row beside its `teamId`, and one on the wire is the same through `JSON.stringify`.
 */
export const rowTables = {
  members,
  mailboxes,
  templates,
  rules,
  profiles,
  rosters,
  anchorSets,
  customers,
  inquiries,
  messages,
  notes,
} satisfies Record<RowTable, PgTable>;

/** What the database calls a table of the domain. */
export function sqlName(table: Table): string {
  return table === 'entries' ? table : getTableName(rowTables[table]);
}

/** A domain row without what only the database knows. */
export function fromRow<R extends { teamId: TeamId }>(row: R): Omit<R, 'teamId'> {
  const { teamId: _teamId, ...known } = row;
  return known;
}

/** A domain row out of what `to_jsonb` makes of a table row. */
export function fromJson<T extends RowTable>(table: T, json: unknown): DomainRow<T> {
  const values = json as Record<string, unknown>;
  const row: Record<string, unknown> = {};
  for (const [key, column] of columnsOf(table)) {
    const value = values[column.name];
    row[key] = value === null ? null : column.mapFromDriverValue(value);
  }
  return row as DomainRow<T>;
}

/** What `jsonb_populate_recordset` makes a table row of. Moments become text in `JSON.stringify`. */
export function toJson<T extends RowTable>(
  table: T,
  teamId: TeamId,
  row: DomainRow<T>,
): Record<string, unknown> {
  const json: Record<string, unknown> = { team_id: teamId };
  const values = row as Record<string, unknown>;
  for (const [key, column] of columnsOf(table)) json[column.name] = values[key];
  return json;
}

const columns = Object.fromEntries(
  Object.entries(rowTables).map(([name, table]) => {
    const all = Object.entries(getTableColumns(table)).filter(([key]) => key !== 'teamId');
    return [name, all];
  }),
);

function columnsOf(table: RowTable) {
  return columns[table] ?? [];
}
