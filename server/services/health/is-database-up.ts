import { sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';

/** Whether the database answers; a watchdog restarts us where it does not. */
export async function isDatabaseUp({ database, log }: Deps): Promise<boolean> {
  try {
    await database.execute(sql`select 1`);
    return true;
  } catch (error) {
    log.error({ error: (error as Error).message }, 'database does not answer');
    return false;
  }
}
