import { setTimeout as pause } from 'node:timers/promises';

/** Looks until `look` gives something other than null, undefined or false. Rejects after `patience` milliseconds with the last error. */
export async function until<T>(
  look: () => T | Promise<T>,
  {
    patience = 20_000,
    every = 50,
    what = 'it',
  }: { patience?: number; every?: number; what?: string } = {},
): Promise<Exclude<T, null | undefined | false>> {
  const end = performance.now() + patience;
  let cause: unknown;
  for (;;) {
    try {
      const found = await look();
      if (found !== null && found !== undefined && found !== false) {
        return found as Exclude<T, null | undefined | false>;
      }
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > end) throw new Error(`${what} did not come to be`, { cause });
    await pause(every);
  }
}
