import { tables, type Change, type Row, type Table, type Upsert } from '#lib/domain/change.ts';
import type { Replica } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';
import { keep, type Kept } from './record.ts';

/** A page of changes as the server sends it (`ChangesResponse`). */
export interface Received {
  kind: 'snapshot' | 'changes';
  seq: number;
  changes: Change[];
  cursor: string | null;
  total: number | null;
}

/**
 * Applies one page in one transaction: rows, how far they go, and which of the person's actions are settled by them.
 * A snapshot goes into the same tables, so that what is on screen stays; what it did not bring is removed at its end.
 * Only the worker calls this. Applying a page twice changes nothing more.
 * @param isFirst whether this page begins a snapshot (no cursor was sent for it).
 */
export function receive(
  replica: Replica,
  page: Received,
  isFirst: boolean,
  now: Date,
): Promise<void> {
  return replica.transaction('rw', replica.tables, async () => {
    const isSnapshot = page.kind === 'snapshot';
    let generation = await readMeta(replica, 'generation');
    if (isSnapshot && isFirst) {
      generation += 1;
      await writeMeta(replica, {
        generation,
        snapshot: { cursor: null, received: 0, total: null },
      });
    }
    await apply(replica, page.changes, generation, isSnapshot);
    if (!isSnapshot) {
      await writeMeta(replica, { seq: page.seq, syncedAt: now });
      return settleUpTo(replica, page.seq);
    }
    if (page.cursor !== null) {
      const before = await readMeta(replica, 'snapshot');
      const received = (before?.received ?? 0) + page.changes.length;
      // The total is told on the first page alone.
      const total = page.total ?? before?.total ?? null;
      return writeMeta(replica, { snapshot: { cursor: page.cursor, received, total } });
    }
    await Promise.all(
      tables.map((table) =>
        replica.table(table).where('index.generation').below(generation).delete(),
      ),
    );
    await writeMeta(replica, { seq: page.seq, snapshot: null, syncedAt: now });
    return settleUpTo(replica, page.seq);
  });
}

/** Rows that came with an answer to a question (`resolve`): newer ones than ours are kept, `seq` stays. */
export function receiveRows(replica: Replica, changes: Change[]): Promise<void> {
  return replica.transaction('rw', replica.tables, async () => {
    await apply(replica, changes, await readMeta(replica, 'generation'), false);
  });
}

async function apply(
  replica: Replica,
  changes: Change[],
  generation: number,
  isSnapshot: boolean,
): Promise<void> {
  // Runs of one table at once; the order between a row's upsert and its removal is kept.
  for (const run of runsOf(changes)) {
    const [first] = run;
    if (!first) continue;
    if (first.op === 'remove') {
      for (const change of run) if (change.op === 'remove') await removeRow(replica, change);
      continue;
    }
    await put(replica, first.table, run as Upsert[], generation, isSnapshot);
  }
}

function runsOf(changes: Change[]): Change[][] {
  const runs: Change[][] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    if (last?.[0]?.op === change.op && last[0].table === change.table) last.push(change);
    else runs.push([change]);
  }
  return runs;
}

async function put(
  replica: Replica,
  table: Table,
  run: Upsert[],
  generation: number,
  isSnapshot: boolean,
): Promise<void> {
  const store = replica.table(table);
  const keyOf = (row: Upsert['row']) => ('id' in row ? row.id : row.seq);
  const kept = run.map(({ row }) => keep(table, row as Row<typeof table>, generation));
  // An answer may have brought a newer row already; a snapshot is right even where the server's log went back.
  const known = isSnapshot
    ? []
    : ((await store.bulkGet(kept.map(({ row }) => keyOf(row)))) as (Kept<Table> | undefined)[]);
  await store.bulkPut(kept.filter(({ row }, index) => (known[index]?.row.seq ?? 0) <= row.seq));
  if (table !== 'entries') return;
  const ids = run.flatMap(({ row }) => ('actionId' in row ? [row.actionId as string] : []));
  if (ids.length > 0) await replica.outbox.where('id').anyOf(ids).delete();
}

async function removeRow(
  replica: Replica,
  { table, id }: { table: Table; id: string },
): Promise<void> {
  if (table === 'inquiries') return removeInquiries(replica, [id]);
  await replica.table(table).delete(table === 'entries' ? Number(id) : id);
}

/** An inquiry goes with all that hangs on it, for with it goes the right to see the rest. */
export async function removeInquiries(replica: Replica, ids: string[]): Promise<void> {
  await replica.inquiries.bulkDelete(ids);
  await replica.messages.where('row.inquiryId').anyOf(ids).delete();
  await replica.notes.where('row.inquiryId').anyOf(ids).delete();
  for (const id of ids) {
    await replica.entries
      .where('[row.inquiryId+row.seq]')
      .between([id, -Infinity], [id, Infinity])
      .delete();
  }
}

/** What the server recorded up to here is in the rows, so it leaves the outbox. */
async function settleUpTo(replica: Replica, seq: number): Promise<void> {
  await replica.outbox.filter(({ doneSeq }) => doneSeq !== null && doneSeq <= seq).delete();
}
