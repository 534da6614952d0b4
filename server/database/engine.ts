import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core';

interface Result<R> {
  rows: R[];
}
/** Both drivers answer `execute` with at least the rows. */
interface Rows extends PgQueryResultHKT {
  type: Result<this['row']>;
}
type NoSchema = Record<string, never>;

/** drizzle over either driver; the dialect is PostgreSQL's in both. */
export type Queries = PgDatabase<Rows, NoSchema>;
/** What only exists between `begin` and `commit`; ask for this type where half a write would be wrong. */
export type Transaction = PgTransaction<Rows, NoSchema, ExtractTablesWithRelations<NoSchema>>;

/** SQL that is prepared once on each connection, under its name (63 characters at most). */
export interface Statement {
  name: string;
  text: string;
}

type Row = Record<string, unknown>;

/** One transaction on the short path, without a query builder between. */
export interface Session {
  /** Sent at once: statements of one tick travel together and run in order. */
  run(statement: Statement, values: unknown[]): Promise<Row[]>;
  /** The last statement and the commit in one journey. Nothing may follow. */
  finish(statement: Statement, values: unknown[]): Promise<void>;
  /** The same transaction for drizzle, and for what joins it, such as a job. */
  transaction: Transaction;
}

/** An open database. `exclusively` and `listen` are what drizzle has no word for. */
export interface Database extends Queries {
  readonly kind: 'pglite' | 'postgres';
  /** Runs `work` in one transaction (read committed), rolled back where it throws. */
  exclusively<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Calls back for each notification on `channel` until the returned function is called. A lost connection is made anew. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
