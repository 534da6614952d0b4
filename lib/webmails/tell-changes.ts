import type { Sight } from '#lib/protocol/bridge.ts';

/** Passes on each sight that differs from the one before it, until `signal` aborts. */
export function tellChanges(
  tell: (sight: Sight) => void,
  signal: AbortSignal,
): (sight: Sight) => void {
  let before = '';
  return (sight) => {
    const now = JSON.stringify(sight);
    if (signal.aborted || now === before) return;
    before = now;
    tell(sight);
  };
}
