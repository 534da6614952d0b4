import { liveQuery } from 'dexie';
import type { Replica } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';

/**
 * The server's time, as this browser knows it: its own clock, which may be hours wrong, and by how much the server's
 * was ahead when it last answered. Whatever is compared with a deadline is compared by this.
 */
export interface ServerClock {
  now(): Date;
  /** What this browser's own clock shows when the server's shows `at`: for alarms, which know no other. */
  deviceTime(at: Date): Date;
  /** Resolves when what was kept has been read; before that `now` is the browser's own. */
  ready: Promise<void>;
  /** To be called when a question goes out; what it gives, with the time its answer names. The worker's alone. */
  ask(): (told: Date) => void;
}

/** What two clocks that are both right may seem to differ by: time is told neither often nor at once. */
const jitter = 2_000;

/**
 * Follows the difference kept in the replica until `signal` aborts; the worker is who learns it, offline it stays.
 * @param onChange told when the clock was put right, except for what was kept at the start.
 */
export function followServerClock(
  replica: Replica,
  device: () => Date,
  signal: AbortSignal,
  onChange: () => void = () => undefined,
): ServerClock {
  let ahead = 0;
  let isReady = false;
  const ready = new Promise<void>((resolve, reject) => {
    const watching = liveQuery(() => readMeta(replica, 'clockAhead')).subscribe({
      next(kept) {
        const isNews = isReady && kept !== ahead;
        ahead = kept;
        isReady = true;
        resolve();
        if (isNews) onChange();
      },
      error: reject,
    });
    signal.addEventListener('abort', () => watching.unsubscribe());
  });
  return {
    now: () => new Date(device().getTime() + ahead),
    deviceTime: (at) => new Date(at.getTime() - ahead),
    ready,
    ask() {
      const asked = device().getTime();
      return (told) => {
        const heard = device().getTime();
        // A browser that slept meanwhile, or whose clock was set, took long: then nearly everything is within doubt.
        const took = Math.abs(heard - asked);
        const measured = Math.round(told.getTime() + took / 2 - heard);
        if (Math.abs(measured - ahead) <= took / 2 + jitter) return;
        ahead = measured;
        onChange();
        void writeMeta(replica, { clockAhead: measured });
      };
    },
  };
}
