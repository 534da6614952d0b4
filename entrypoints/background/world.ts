import { openReplica } from '#lib/replica/database.ts';
import type { Parts } from '#lib/sync/parts.ts';
import { openSecrets } from '#lib/sync/token.ts';

/** The world as sync sees it, in this browser. */
export function world(): Parts {
  return {
    replica: openReplica(),
    secrets: openSecrets(),
    fetch: (input, init) => fetch(input, init),
    WebSocket,
    now: () => new Date(),
    random: () => Math.random(),
    report: (fault) => reportError(fault),
    isOnline: () => navigator.onLine,
    sleep,
  };
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
