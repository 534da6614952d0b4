import type { Database } from '#server/database/database.ts';
import type { Deps } from '#server/services/deps.ts';

/** The same parts as another process on the same database would have them, and how many transactions it began. */
export function aProcess(deps: Deps, over: Partial<Deps> = {}) {
  const database = Object.create(deps.database) as Database;
  const begun = { transactions: 0 };
  database.exclusively = (work) => {
    begun.transactions += 1;
    return deps.database.exclusively(work);
  };
  return { begun, deps: { ...deps, ...over, database } };
}

/** A process that keeps a team's log held: `taken` once it has it, until `letGo` is called. */
export function aHolder(deps: Deps) {
  const gate = Promise.withResolvers<void>();
  const taken = Promise.withResolvers<void>();
  const reach = async (point: string): Promise<void> => {
    if (point !== 'before-commit') return;
    taken.resolve();
    await gate.promise;
  };
  return { deps: aProcess(deps, { reach }).deps, taken: taken.promise, letGo: gate.resolve };
}
