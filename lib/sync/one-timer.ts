import type { Parts } from './parts.ts';

/** No timer runs longer: clocks are put right meanwhile. */
const longest = 3_600_000;

/**
 * One timer for whatever time alone will change next. Setting it takes the place of what was set before; `null`: nothing
 * is in sight. It may ring too early, and whoever is rung looks and sets it anew.
 */
export function oneTimer(
  { now, sleep }: Pick<Parts, 'now' | 'sleep'>,
  ring: () => void,
  signal: AbortSignal,
): (at: Date | null) => void {
  let waiting = new AbortController();
  return (at) => {
    waiting.abort();
    if (!at) return;
    waiting = new AbortController();
    const left = Math.min(longest, Math.max(0, at.getTime() - now().getTime()));
    sleep(left, AbortSignal.any([signal, waiting.signal])).then(ring, () => undefined);
  };
}

/** The first of several moments; `null` where none is in sight. */
export function earliest(moments: readonly (Date | null)[]): Date | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length > 0 ? new Date(Math.min(...known.map((moment) => moment.getTime()))) : null;
}
