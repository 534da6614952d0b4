import { openReplica } from '#lib/replica/database.ts';
import { followServerClock } from '#lib/replica/server-clock.ts';
import type { Parts } from '#lib/sync/parts.ts';
import { openSecrets } from '#lib/sync/token.ts';

/** The world as sync sees it, in this browser. */
export function world(signal: AbortSignal): Parts {
  const replica = openReplica();
  const clock = followServerClock(replica, () => new Date(), signal);
  return {
    replica,
    clock,
    secrets: openSecrets(),
    fetch: (input, init) => fetch(input, init),
    WebSocket,
    now: clock.now,
    random: () => Math.random(),
    report: (fault) => reportError(fault),
    isOnline: () => navigator.onLine,
    sleep,
  };
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const end = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    // Some signals live as long as the worker: what slept on them must not stay behind.
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', end);
  });
}
