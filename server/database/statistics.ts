import type { PGlite } from '@electric-sql/pglite';

export interface Statistics {
  /** Something was written. */
  wrote(): void;
  stop(): void;
}

const first = 250;
const longest = 5 * 60_000;

/**
 * Lets the planner learn how tables have grown, which no autovacuum does in an embedded database: it would go through a
 * whole team's rows to find one. Soon after the first writes, and then ever more rarely.
 */
export function keepStatistics(pglite: PGlite): Statistics {
  let wait = first;
  let timer: NodeJS.Timeout | null = null;
  return {
    wrote() {
      timer ??= setTimeout(() => {
        timer = null;
        wait = Math.min(wait * 2, longest);
        // Without them everything is right and slower.
        pglite.exec('analyze').catch(() => {});
      }, wait).unref();
    },
    stop() {
      if (timer) clearTimeout(timer);
    },
  };
}
