import { and, eq, sql } from 'drizzle-orm';
import { leases } from '#server/database/schema/mail.ts';
import type { Deps } from '../deps.ts';

/**
 * Takes a lease that is free, has run out, or is ours already, in one compare-and-set. All processes go by the clock of
 * the database they share, so theirs may differ.
 * @returns Whether it is ours for the next `seconds`.
 */
export async function takeLease(
  deps: Pick<Deps, 'database'>,
  lease: { name: string; holder: string; seconds: number },
): Promise<boolean> {
  const until = sql`clock_timestamp() + make_interval(secs => ${lease.seconds})`;
  const taken = await deps.database
    .insert(leases)
    .values({ name: lease.name, holder: lease.holder, until })
    .onConflictDoUpdate({
      target: leases.name,
      set: { holder: lease.holder, until },
      setWhere: sql`${leases.holder} = ${lease.holder} or ${leases.until} < clock_timestamp()`,
    })
    .returning({ name: leases.name });
  return taken.length > 0;
}

/** Gives a lease back early, so that another process need not wait until it runs out. */
export async function dropLease(
  deps: Pick<Deps, 'database'>,
  lease: { name: string; holder: string },
): Promise<void> {
  await deps.database
    .delete(leases)
    .where(and(eq(leases.name, lease.name), eq(leases.holder, lease.holder)));
}

/**
 * Frees every lease: for a database that one process alone can have open, where whoever held them is gone. They stay as
 * ones that ran out, which shows what was left undone.
 */
export async function freeLeases({ database }: Pick<Deps, 'database'>): Promise<void> {
  await database.update(leases).set({ until: sql`clock_timestamp() - interval '1 second'` });
}
