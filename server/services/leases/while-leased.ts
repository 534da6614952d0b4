import { setTimeout as delay } from 'node:timers/promises';
import type { Deps } from '../deps.ts';
import { dropLease, takeLease } from './leases.ts';

const seconds = 10;
const pause = 25;
/** Longer than a dead process can hold it. */
const patience = 15_000;

/**
 * Does a short piece of work while no other process does one under the same name, waiting for its turn.
 * @throws Where the turn does not come; nothing was done then.
 */
export async function whileLeased<T>(
  deps: Pick<Deps, 'database' | 'newId'>,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const holder = deps.newId();
  for (let waited = 0; !(await takeLease(deps, { name, holder, seconds })); waited += pause) {
    if (waited >= patience) throw new Error('the turn did not come');
    await delay(pause);
  }
  try {
    return await work();
  } finally {
    await dropLease(deps, { name, holder });
  }
}
