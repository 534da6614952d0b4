import type { Deps } from '#server/services/deps.ts';
import { goOnWithAbsences } from '#server/services/absences/due-absences.ts';
import { startLooking, type Looking } from './looking.ts';

const minute = 60_000;

/**
 * Looks each minute, and at once, which absences begin or end. One process does, for as long as it lives; when it dies
 * another goes on, and catches up with what was missed.
 */
export function startAbsences(deps: Deps, every: number = minute): Looking {
  return startLooking(deps, { name: 'absences', every }, async () => {
    const count = await goOnWithAbsences(deps);
    if (count > 0) deps.log.info({ count }, 'absences went on');
  });
}
