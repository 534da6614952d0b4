import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { gather } from '#server/database/gather.ts';

/** Doubles numbers when told to; `seen` holds what was done together. */
function doubling(most: number) {
  const seen: number[][] = [];
  const broken: unknown[] = [];
  const gates: (() => void)[] = [];
  const double = gather<number, number>({
    async together(all) {
      seen.push(all);
      await new Promise<void>((open) => gates.push(open));
      if (all.includes(13)) throw new Error('thirteen');
      return all.map((one) => one * 2);
    },
    most,
    onBroken: (error) => broken.push(error),
    onIdle: () => (isIdle = true),
  });
  let isIdle = false;
  /** Lets each go that is or will be under way, until nothing is. */
  const letGo = async (): Promise<void> => {
    for (isIdle = false; !isIdle; await nextTurn()) gates.shift()?.();
  };
  return { double, letGo, seen, broken };
}

describe('what is gathered', () => {
  it('waits for nothing but the turn it came in, and each time again', async () => {
    const { double, letGo, seen } = doubling(9);
    for (const one of [1, 2]) {
      const answers = [one, one + 10].map(double);
      await nextTurn();
      expect(seen.at(-1)).toEqual([one, one + 10]);
      await letGo();
      expect(await Promise.all(answers)).toEqual([one * 2, one * 2 + 20]);
    }
  });

  it('waits while something is under way', async () => {
    const { double, letGo, seen } = doubling(9);
    const first = double(1);
    await nextTurn();
    const others = [2, 3].map(double);
    await nextTurn();
    expect(seen).toEqual([[1]]);
    await letGo();
    expect(await Promise.all([first, ...others])).toEqual([2, 4, 6]);
    expect(seen).toEqual([[1], [2, 3]]);
  });

  it('goes together in its order, so many at a time', async () => {
    const { double, letGo, seen } = doubling(3);
    const answers = [1, 2, 3, 4, 5].map(double);
    await letGo();
    expect(await Promise.all(answers)).toEqual([2, 4, 6, 8, 10]);
    expect(seen).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('is done one by one where one breaks the rest, and that one fails alone', async () => {
    const { double, letGo, seen, broken } = doubling(9);
    const answers = Promise.allSettled([1, 2, 13, 4].map(double));
    await letGo();
    expect((await answers).map((one) => (one.status === 'fulfilled' ? one.value : null))).toEqual([
      2,
      4,
      null,
      8,
    ]);
    expect(seen).toEqual([[1, 2, 13, 4], [1], [2], [13], [4]]);
    expect(broken).toEqual([new Error('thirteen')]);
  });

  it('goes on after a failure of one that came alone', async () => {
    const { double, letGo, broken } = doubling(9);
    const fails = expect(double(13)).rejects.toThrow('thirteen');
    await nextTurn();
    const works = double(2);
    await letGo();
    await fails;
    expect(await works).toBe(4);
    expect(broken).toEqual([]);
  });
});
