import { expect, it } from 'vitest';
import { startAttention } from '#lib/sync/attention.ts';

/** Work that runs until it is stopped, and sleeps that end when the test says so. */
function aWatch() {
  const stop = new AbortController();
  const sleeps: { milliseconds: number; wake(): void; isOver(): boolean }[] = [];
  const runs: AbortSignal[] = [];
  const sleep = (milliseconds: number, signal: AbortSignal) =>
    new Promise<void>((wake, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      sleeps.push({ milliseconds, wake, isOver: () => signal.aborted });
    });
  const work = (signal: AbortSignal) =>
    new Promise<void>((end) => {
      runs.push(signal);
      signal.addEventListener('abort', () => end());
    });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { attention: startAttention({ sleep }, work, stop.signal), sleeps, runs, stop, turn };
}

it('works from the first call until a minute after the last', async () => {
  const { attention, sleeps, runs, turn } = aWatch();
  attention.call();
  attention.call();
  expect(runs).toHaveLength(1);
  expect(sleeps.map(({ milliseconds }) => milliseconds)).toEqual([60_000, 60_000]);
  expect(sleeps[0]?.isOver()).toBe(true);
  expect(runs[0]?.aborted).toBe(false);
  sleeps[1]?.wake();
  await turn();
  expect(runs[0]?.aborted).toBe(true);
  attention.call();
  expect(runs).toHaveLength(2);
});

it('ends at once when told, and with its signal', async () => {
  const { attention, runs, stop, turn } = aWatch();
  attention.call();
  attention.end();
  expect(runs[0]?.aborted).toBe(true);
  // Called again before the ended work has come to its end.
  attention.call();
  await turn();
  expect(runs).toHaveLength(2);
  stop.abort();
  expect(runs[1]?.aborted).toBe(true);
});
