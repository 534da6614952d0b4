import { faultOf } from '#server/log.ts';
import type { Deps } from '#server/services/deps.ts';
import { goOnWithAbsences } from '#server/services/absences/due-absences.ts';
import { dropLease, takeLease } from '#server/services/leases/leases.ts';

export interface Absences {
  stop(): Promise<void>;
}

const minute = 60_000;

/**
 * Looks each minute, and at once, which absences begin or end. One process does, for as long as it lives; when it dies
 * another goes on, and catches up with what was missed.
 */
export function startAbsences(deps: Deps, every: number = minute): Absences {
  const holder = deps.newId();
  let looking: Promise<void> | null = null;

  async function look(): Promise<void> {
    const seconds = Math.ceil((2 * every) / 1000);
    if (!(await takeLease(deps, { name: 'absences', holder, seconds }))) return;
    const count = await goOnWithAbsences(deps);
    if (count > 0) deps.log.info({ count }, 'absences went on');
  }

  function lookOnce(): void {
    looking ??= look()
      .catch((error: unknown) => deps.log.error(faultOf(error), 'absences could not be looked at'))
      .finally(() => (looking = null));
  }

  const timer = setInterval(lookOnce, every);
  lookOnce();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
      await dropLease(deps, { name: 'absences', holder });
    },
  };
}
