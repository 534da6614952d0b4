import { liveQuery } from 'dexie';
import { useLayoutEffect, useState } from 'preact/hooks';

interface Live<T> {
  of: readonly unknown[];
  value: T | undefined;
  fault: unknown;
}

/**
 * The answer of a replica query, anew whenever what it read changes; `undefined` until it first answers for these
 * `inputs`, so that nobody sees the answer to another question. What the query throws is thrown while rendering.
 */
export function useLive<T>(query: () => Promise<T>, inputs: readonly unknown[]): T | undefined {
  const [live, setLive] = useState<Live<T>>({ of: inputs, value: undefined, fault: null });
  // A layout effect, because the ordinary one waits for a paint that would be empty.
  useLayoutEffect(() => {
    const watching = liveQuery(query).subscribe({
      next: (value) => setLive({ of: inputs, value, fault: null }),
      error: (fault: unknown) => setLive({ of: inputs, value: undefined, fault }),
    });
    return () => watching.unsubscribe();
  }, inputs);
  if (live.fault) throw live.fault;
  const isCurrent = inputs.every((input, index) => Object.is(input, live.of[index]));
  return isCurrent ? live.value : undefined;
}
