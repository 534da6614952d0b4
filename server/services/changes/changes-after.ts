import { sql, type SQL } from 'drizzle-orm';
import type { Change, Table } from '#lib/domain/change.ts';
import { tables } from '#lib/domain/change.ts';
import type { Deps } from '../deps.ts';
import { atOneMoment, type Sight, type Who } from '../sight/sight.ts';
import { idOf, rowsOf, shownFor, upsertOf, type Found } from './read-rows.ts';
import { snapshotIn, type Page } from './snapshot.ts';

/**
 * What a device that is at `after` has to learn, at most `limit` entries of the log at a time: every row they left
 * behind as it now is, rows that are gone, and rows that are no longer the member's to see. Begins a snapshot instead
 * where changes cannot say it: the log is shorter than the device thinks (a backup was restored), or the member's own
 * role decides what they see and may have changed. `null` where the member is gone.
 */
export async function changesAfter(
  deps: Deps,
  who: Who,
  { after, limit }: { after: number; limit: number },
): Promise<Page | null> {
  return atOneMoment(deps, who, async (transaction, sight) => {
    const isOtherRole = sight.team.visibility !== 'team' && sight.viewer.member.seq > after;
    if (after > sight.seq || isOtherRole) {
      return snapshotIn(transaction, sight, { cursor: null, limit, now: deps.now() });
    }
    const seq = Math.min(sight.seq, after + limit);
    const changes: Change[] = [];
    if (seq > after) {
      const { rows } = await transaction.execute<Found>(changedRows(sight, after, seq));
      // Removals first: a row that was made again is there after all.
      for (const found of rows)
        if (!found.seen) changes.push({ op: 'remove', table: found.table, id: idOf(found) });
      for (const found of rows) if (found.seen) changes.push(upsertOf(found));
    }
    return { kind: 'changes', seq, changes, cursor: null, isLast: seq === sight.seq, total: null };
  });
}

/**
 * Rows last changed by the entries after `after` up to `to`. With an inquiry that may have come into sight comes all
 * that belongs to it: for a member who does not see everything any change may do that; for the others, and for all,
 * what comes back after it was closed for long.
 */
function changedRows(sight: Sight, after: number, to: number): SQL {
  const teamId = sight.team.id;
  const within = (alias: string): SQL =>
    sql`${sql.raw(alias)}.team_id = ${teamId} and ${sql.raw(alias)}.seq > ${after} and ${sql.raw(alias)}.seq <= ${to}`;
  const isBack = sql`i.id in (select e.inquiry_id from entries e
    where ${within('e')} and e.action in ('reopen', 'customer-wrote'))`;
  const whole = sql`whole as materialized (select i.id, i.customer_id from inquiries i
    where i.team_id = ${teamId} and ${sight.isRestricted ? within('i') : isBack})`;
  const belongs: Partial<Record<Table, SQL>> = {
    customers: sql`r.id in (select customer_id from whole)`,
    messages: sql`r.inquiry_id in (select id from whole)`,
    notes: sql`r.inquiry_id in (select id from whole)`,
    entries: sql`r.inquiry_id in (select id from whole)`,
  };
  const parts = tables.flatMap((table) => {
    const rows = rowsOf(table, sight.isRestricted ? shownFor(table, sight.seen) : sql`true`);
    const changed = sql`${rows} where ${within('r')}`;
    // Two queries instead of an "or": each finds its rows by an index.
    const also = belongs[table];
    return also
      ? [changed, sql`${rows} where r.team_id = ${teamId} and ${also} and not (${within('r')})`]
      : [changed];
  });
  const gone = sql`select t.table_name as table, false as seen,
    jsonb_build_object('id', t.id, 'seq', t.id) as row from tombstones t where ${within('t')}`;
  return sql`with ${whole} ${sql.join([gone, ...parts], sql` union all `)}`;
}
