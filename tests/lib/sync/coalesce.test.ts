import { expect, it } from 'vitest';
import { coalesce } from '#lib/sync/coalesce.ts';

/** A run that ends when the test says so. */
function aRun() {
  const ends: { end(): void; fail(error: Error): void }[] = [];
  const run = coalesce(
    () =>
      new Promise<number>((resolve, reject) => {
        const number = ends.length + 1;
        ends.push({ end: () => resolve(number), fail: reject });
      }),
  );
  return { run, ends };
}

it('answers all who ask during a run by one further run', async () => {
  const { run, ends } = aRun();
  const first = run();
  const others = [run(), run(), run()];
  expect(ends).toHaveLength(1);
  ends[0]?.end();
  expect(await first).toBe(1);
  await Promise.resolve();
  ends[1]?.end();
  expect(await Promise.all(others)).toEqual([2, 2, 2]);
  expect(ends).toHaveLength(2);
});

it('goes on after a run that failed', async () => {
  const { run, ends } = aRun();
  const first = run();
  const second = run();
  ends[0]?.fail(new Error('broken'));
  await expect(first).rejects.toThrow('broken');
  await Promise.resolve();
  ends[1]?.end();
  expect(await second).toBe(2);
});
