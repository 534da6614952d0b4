import { sql, type SQL } from 'drizzle-orm';
import type { Table, Upsert } from '#lib/domain/change.ts';
import type { Entry } from '#lib/domain/entry.ts';
import { keptAfterClosing } from '#lib/domain/inquiry.ts';
import { fromJson, sqlName } from '#server/database/rows.ts';
import type { Sight } from '../sight/sight.ts';

/** A row as the queries of this folder give it: of which table, as JSON, and whether it may be shown. */
export interface Found extends Record<string, unknown> {
  table: Table;
  row: Record<string, unknown>;
  seen: boolean;
}

/** The rows of a table under the alias `r`, an entry with what it says. Conditions follow. */
export function rowsOf(table: Table, seen = sql`true`): SQL {
  const what = sql`select ${sql.raw(`'${table}'`)} as table, ${seen} as seen`;
  return table === 'entries'
    ? sql`${what}, to_jsonb(r) || jsonb_build_object('detail', coalesce(p.detail, '{}')) as row
        from entries r left join payloads p on p.team_id = r.team_id and p.seq = r.seq`
    : sql`${what}, to_jsonb(r) as row from ${sql.identifier(sqlName(table))} r`;
}

/**
 * The condition that a row under the alias `r` is shown because an inquiry under `i` meets `condition`. Members,
 * mailboxes and templates are everybody's, and so are entries about no inquiry.
 */
export function shownFor(table: Table, condition: (alias: 'i' | 'r') => SQL): SQL {
  const exists = (link: SQL) =>
    sql`exists (select 1 from inquiries i where i.team_id = r.team_id and ${link} and ${condition('i')})`;
  switch (table) {
    case 'members':
    case 'mailboxes':
    case 'templates':
    case 'rules':
    case 'profiles':
    case 'rosters':
    case 'anchorSets':
      return sql`true`;
    case 'customers':
      return exists(sql`i.customer_id = r.id`);
    case 'inquiries':
      return condition('r');
    case 'messages':
    case 'notes':
      return exists(sql`i.id = r.inquiry_id`);
    case 'entries':
      return sql`(r.inquiry_id is null or ${exists(sql`i.id = r.inquiry_id`)})`;
  }
}

/** Not closed, or closed of late. */
export function isRecent(alias: 'i' | 'r', now: Date): SQL {
  const since = new Date(now.getTime() - keptAfterClosing).toISOString();
  const closedAt = sql.raw(`${alias}.closed_at`);
  return sql`(${closedAt} is null or ${closedAt} > ${since}::timestamptz)`;
}

/** Everything of one inquiry that this viewer may see. */
export function wholeInquiry(sight: Sight, inquiryId: string): SQL {
  const teamId = sight.team.id;
  const belongs = sql`r.inquiry_id = ${inquiryId}`;
  const customer = sql`(select customer_id from inquiries where team_id = ${teamId} and id = ${inquiryId})`;
  const parts: [Table, SQL][] = [
    ['customers', sql`r.id = ${customer}`],
    ['inquiries', sql`r.id = ${inquiryId}`],
    ['messages', belongs],
    ['notes', belongs],
    ['entries', belongs],
  ];
  const queries = parts.map(
    ([table, condition]) =>
      sql`${rowsOf(table)} where r.team_id = ${teamId} and ${condition} and ${shownFor(table, sight.seen)}`,
  );
  return sql.join(queries, sql` union all `);
}

/** The change that shows a row. */
export function upsertOf({ table, row }: Pick<Found, 'table' | 'row'>): Upsert {
  const value = table === 'entries' ? entryFrom(row) : fromJson(table, row);
  return { op: 'upsert', table, row: value } as Upsert;
}

function entryFrom(row: Record<string, unknown>): Entry {
  return {
    seq: row.seq,
    at: new Date(row.at as string),
    actor: row.actor,
    actionId: row.action_id,
    action: row.action,
    inquiryId: row.inquiry_id,
    detail: row.detail,
  } as Entry;
}

/** How devices name a row: by its id, an entry by its place in the log. */
export function idOf({ table, row }: Pick<Found, 'table' | 'row'>): string {
  return String(table === 'entries' ? row.seq : row.id);
}
