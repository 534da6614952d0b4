import { sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';

/**
 * Lets the planner learn how the tables of mail have grown. A database does so by itself within a minute; until then a
 * team's first thousands of mails are looked for with the plans of an empty table, which go through all of them.
 */
export async function learnGrowth({ database }: Pick<Deps, 'database'>): Promise<void> {
  await database.execute(sql`analyze messages, inquiries, customers, answers`);
}
