import { sql } from 'drizzle-orm';
import type { Database, Transaction } from './engine.ts';

/** Rows are read and written this many at a time. */
const batch = 500;

/** A row as text, so that no number is rounded on its way through JavaScript. */
export interface DumpedRow {
  table: string;
  json: string;
}

/**
 * Reads every row of our tables as they are at one moment, a table after those it refers to. Other processes may go on
 * writing meanwhile.
 */
export async function dumpRows(
  database: Database,
  take: (row: DumpedRow) => Promise<void>,
): Promise<void> {
  await database.transaction(
    async (transaction) => {
      for (const table of await tablesInOrder(transaction)) {
        await transaction.execute(
          sql`declare dumped no scroll cursor for select to_jsonb(t)::text as json from ${sql.identifier(table)} t`,
        );
        for (;;) {
          const { rows } = await transaction.execute<{ json: string }>(
            sql.raw(`fetch ${batch} from dumped`),
          );
          for (const { json } of rows) await take({ table, json });
          if (rows.length < batch) break;
        }
        await transaction.execute(sql`close dumped`);
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

/** Whether nobody has used this database yet. */
export async function isEmpty(database: Database): Promise<boolean> {
  for (const table of await tablesInOrder(database)) {
    const { rows } = await database.execute(sql`select 1 from ${sql.identifier(table)} limit 1`);
    if (rows.length > 0) return false;
  }
  return true;
}

/** Writes dumped rows, in the order they were dumped, into tables that are empty. */
export async function loadRows(
  transaction: Transaction,
  rows: AsyncIterable<DumpedRow>,
): Promise<void> {
  const known = new Set(await tablesInOrder(transaction));
  let waiting: DumpedRow[] = [];
  const flush = async (): Promise<void> => {
    const [first] = waiting;
    if (!first) return;
    const array = `[${waiting.map(({ json }) => json).join(',')}]`;
    const table = sql.identifier(first.table);
    waiting = [];
    // Columns by name: a newer table may have one more, which then takes its default.
    const columns = sql.join(
      Object.keys(JSON.parse(first.json) as object).map((name) => sql.identifier(name)),
      sql`, `,
    );
    await transaction.execute(sql`insert into ${table} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${table}, ${array}::jsonb)`);
  };
  for await (const row of rows) {
    if (!known.has(row.table))
      throw new Error(`the backup has a table ${row.table} that is unknown here`);
    if (waiting.length === batch || (waiting[0] && waiting[0].table !== row.table)) await flush();
    waiting.push(row);
  }
  await flush();
}

/** Our tables, each after those it refers to. */
async function tablesInOrder(database: Database | Transaction): Promise<string[]> {
  const { rows } = await database.execute<{ name: string; needs: string[] }>(sql`
    select c.relname as name, coalesce(array_agg(f.relname::text) filter (where f.oid is not null), '{}') as needs
    from pg_class c
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid
    left join pg_class f on f.oid = k.confrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    group by c.relname order by c.relname`);
  const ordered: string[] = [];
  while (ordered.length < rows.length) {
    const next = rows.find(
      ({ name, needs }) => !ordered.includes(name) && needs.every((one) => ordered.includes(one)),
    );
    if (!next) throw new Error('tables refer to one another in a circle');
    ordered.push(next.name);
  }
  return ordered;
}
