import type { Parts } from './parts.ts';

/** How long after a page was last heard of the feed stays open: it speaks every 20 s while it is visible. */
const attendedFor = 60_000;

/** Whether somebody has a page of ours in front of them. */
export interface Attention {
  /** Somebody has, now. */
  call(): void;
  /** Nobody has any more. */
  end(): void;
}

/**
 * Keeps `work` (the feed) running while somebody looks, and lets the worker sleep when nobody does. `work` ends when
 * its signal aborts; where it ends by itself it is begun again at the next call.
 */
export function startAttention(
  parts: Pick<Parts, 'sleep'>,
  work: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Attention {
  let attended = new AbortController();
  let countdown = new AbortController();
  let isRunning = false;
  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    try {
      // Somebody may have come back while the last run was still ending.
      for (let last = null; last !== attended && !attended.signal.aborted && !signal.aborted;) {
        last = attended;
        await work(AbortSignal.any([signal, last.signal]));
      }
    } finally {
      isRunning = false;
    }
  };
  return {
    call() {
      countdown.abort();
      countdown = new AbortController();
      if (attended.signal.aborted) attended = new AbortController();
      const current = attended;
      parts.sleep(attendedFor, AbortSignal.any([signal, countdown.signal])).then(
        () => current.abort(),
        () => undefined,
      );
      void run();
    },
    end() {
      countdown.abort();
      attended.abort();
    },
  };
}
