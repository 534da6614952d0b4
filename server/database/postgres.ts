import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Logger } from 'pino';
import { faultOf } from '#server/log.ts';
import type { Database, Session, Transaction } from './engine.ts';
import { listenWithReconnect } from './listen.ts';

const connections = 12;

/** Connects to PostgreSQL 14 or newer. Throws where it cannot be reached. */
export async function openPostgres(url: string, log: Logger): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'baton',
    // What is sent without waiting in between travels together: begin, lock and slice cost one journey, not three.
    pipeline: true,
  });
  // The pool replaces a connection that breaks, and what was under way on it fails; unheard, the event ends the process.
  const lost = (error: Error) => log.warn(faultOf(error), 'database connection lost');
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', lost));
  (await pool.connect()).release();
  return Object.assign(drizzle({ client: pool }) as unknown as Database, {
    kind: 'postgres' as const,
    exclusively: <T>(work: (session: Session) => Promise<T>) => exclusively(pool, work),
    listen: (channel: string, heard: (payload: string) => void) =>
      listenWithReconnect(url, channel, heard, log),
    close: () => pool.end(),
  });
}

async function exclusively<T>(pool: pg.Pool, work: (session: Session) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const { stream } = client.connection;
  let isFinished = false;
  /** What is sent within goes to the network in one piece: each piece would wake the database anew. */
  const together = <R>(send: () => R): R => {
    stream.cork();
    try {
      return send();
    } finally {
      stream.uncork();
    }
  };
  const run: Session['run'] = async ({ name, text }, values) =>
    (await client.query<Record<string, unknown>>({ name, text, values })).rows;
  const session: Session = {
    run,
    async finish(statement, values) {
      isFinished = true;
      // Where the statement fails, the commit behind it rolls back.
      await Promise.all(together(() => [run(statement, values), client.query('commit')]));
    },
    get transaction() {
      return drizzle({ client }) as unknown as Transaction;
    },
  };
  let broken: Error | undefined;
  try {
    const begin = together(() => [client.query('begin'), work(session)] as const);
    const [, result] = await Promise.all(begin);
    if (isFinished) return result;
    // PostgreSQL answers the commit of a transaction that failed before with a rollback, and no error.
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new Error('the transaction had failed');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}
