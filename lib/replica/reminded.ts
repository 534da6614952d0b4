import type { Replica } from './database.ts';

/** Those of these notifications that were never shown. */
export async function unreminded(replica: Replica, keys: string[]): Promise<Set<string>> {
  const known = await replica.reminded.bulkGet(keys);
  return new Set(keys.filter((_, index) => known[index] === undefined));
}

/** When one of the notifications whose key begins so was shown last, as far as is remembered. */
export async function lastReminded(replica: Replica, beginning: string): Promise<Date | null> {
  const known = await replica.reminded.where('key').startsWith(beginning).sortBy('at');
  return known.at(-1)?.at ?? null;
}

const month = 30 * 86_400_000;

/** Remembers that these were shown, for a month: longer than any deadline is told of. */
export async function remind(replica: Replica, keys: string[], now: Date): Promise<void> {
  await replica.reminded.bulkPut(keys.map((key) => ({ key, at: now })));
  await replica.reminded
    .where('at')
    .below(new Date(now.getTime() - month))
    .delete();
}
