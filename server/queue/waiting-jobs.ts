import { sql } from 'drizzle-orm';
import type { Database } from '#server/database/database.ts';
import { isJobName, type Job } from './queue.ts';

/** Jobs that were not done yet, for a backup; one that was being done is done again after it is restored. */
export async function waitingJobs(database: Database): Promise<Job[]> {
  const { rows: found } = await database.execute<{ job: string | null }>(
    sql`select to_regclass('pgboss.job')::text as job`,
  );
  if (!found[0]?.job) return [];
  const { rows } = await database.execute<{ name: string; data: object; start: string }>(sql`
    select name, data, start_after::text as start from pgboss.job
    where state in ('created', 'retry', 'active') order by created_on`);
  return rows
    .filter(({ name }) => isJobName(name))
    .map(({ name, data, start }) => ({ name, data, startAfter: new Date(start) }) as Job);
}
