import { sql } from 'drizzle-orm';
import { faultOf } from '#server/log.ts';
import type { Deps } from '../deps.ts';

/** Whether the database answers; a watchdog restarts us where it does not. */
export async function isDatabaseUp({ database, log }: Deps): Promise<boolean> {
  try {
    await database.execute(sql`select 1`);
    return true;
  } catch (error) {
    log.error(faultOf(error), 'database does not answer');
    return false;
  }
}
