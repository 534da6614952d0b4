import { sql } from 'drizzle-orm';
import type { Change, Table } from '#lib/domain/change.ts';
import { tables } from '#lib/domain/change.ts';
import { sqlName } from '#server/database/rows.ts';
import type { Transaction } from '#server/database/database.ts';
import type { Deps } from '../deps.ts';
import { atOneMoment, type Sight, type Who } from '../sight/sight.ts';
import { isRecent, rowsOf, shownFor, upsertOf, idOf, type Found } from './read-rows.ts';

/** A page of what a device is to hold. */
export interface Page {
  kind: 'snapshot' | 'changes';
  /** How far the device is after it; in a snapshot once there is no `cursor` any more. */
  seq: number;
  changes: Change[];
  cursor: string | null;
  isLast: boolean;
  /** About how many rows the whole snapshot has; told on its first page. */
  total: number | null;
}

/** Where a snapshot goes on: at which log position it began, and the last row that was sent. */
interface Cursor {
  seq: number;
  table: number;
  after: string;
}

/**
 * One page of everything a member may see, without inquiries that were closed long ago. Rows come in the order of their
 * ids, so a page costs the same wherever it lies. Rows that change between two pages come again with the changes after
 * `seq`. `null` where the member is gone or the cursor is none of ours.
 */
export async function snapshotPage(
  deps: Deps,
  who: Who,
  options: { cursor: string | null; limit: number },
): Promise<Page | null> {
  const cursor = options.cursor === null ? null : readCursor(options.cursor);
  if (options.cursor !== null && !cursor) return null;
  return atOneMoment(deps, who, (transaction, sight) =>
    snapshotIn(transaction, sight, { cursor, limit: options.limit, now: deps.now() }),
  );
}

/** The same, within a question that is being answered. */
export async function snapshotIn(
  transaction: Transaction,
  sight: Sight,
  options: { cursor: Cursor | null; limit: number; now: Date },
): Promise<Page> {
  const { cursor, limit, now } = options;
  const seq = cursor?.seq ?? sight.seq;
  const changes: Change[] = [];
  let next: string | null = null;
  let after = cursor?.after ?? '';
  for (let at = cursor?.table ?? 0; at < tables.length && next === null; at += 1) {
    const table = tables[at] as Table;
    const room = limit - changes.length;
    const rows = await pageOf(transaction, sight, { table, after, room, now });
    changes.push(...rows.map(upsertOf));
    const last = rows.at(-1);
    if (last && rows.length === room) next = `${seq}.${at}.${idOf(last)}`;
    after = '';
  }
  const total = cursor ? null : await countAll(transaction, sight);
  return { kind: 'snapshot', seq, changes, cursor: next, isLast: next === null, total };
}

async function pageOf(
  transaction: Transaction,
  sight: Sight,
  { table, after, room, now }: { table: Table; after: string; room: number; now: Date },
): Promise<Found[]> {
  const key = sql.raw(table === 'entries' ? 'r.seq' : 'r.id');
  const type = sql.raw(table === 'entries' ? 'int' : 'uuid');
  const shown = shownFor(table, (alias) => sql`${sight.seen(alias)} and ${isRecent(alias, now)}`);
  const beyond = after === '' ? sql`true` : sql`${key} > ${after}::${type}`;
  const { rows } = await transaction.execute<Found>(sql`
    ${rowsOf(table)} where r.team_id = ${sight.team.id} and ${beyond} and ${shown}
    order by ${key} limit ${room}`);
  return rows;
}

/** Old and hidden rows are counted too: it is for a progress bar. */
async function countAll(transaction: Transaction, sight: Sight): Promise<number> {
  const counts = tables.map(
    (table) =>
      sql`(select count(*) from ${sql.identifier(sqlName(table))} where team_id = ${sight.team.id})`,
  );
  const { rows } = await transaction.execute<{ total: string }>(
    sql`select ${sql.join(counts, sql` + `)} as total`,
  );
  return Number(rows[0]?.total ?? 0);
}

/** Whether a snapshot can go on from here. */
export function isCursor(text: string): boolean {
  return readCursor(text) !== null;
}

/** What the column holds. */
const mostSeq = 2 ** 31 - 1;

function readCursor(text: string): Cursor | null {
  const [, seq, table, after = ''] =
    /^(\d{1,10})\.(\d{1,2})\.(\d{1,10}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ??
    [];
  const at = Number(table);
  const isNumber = /^\d{1,10}$/.test(after);
  // A key of the wrong kind or size would be the database's error instead of ours.
  if (seq === undefined || at >= tables.length || isNumber !== (tables[at] === 'entries'))
    return null;
  if (Number(seq) > mostSeq || (isNumber && Number(after) > mostSeq)) return null;
  return { seq: Number(seq), table: at, after };
}
