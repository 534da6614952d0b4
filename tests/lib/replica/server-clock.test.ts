import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Replica } from '#lib/replica/database.ts';
import { readMeta, writeMeta } from '#lib/replica/meta.ts';
import { followServerClock } from '#lib/replica/server-clock.ts';
import { until } from '#tests/support/until.ts';
import { aReplica } from './a-replica.ts';

const second = 1_000;
const hour = 3_600 * second;
const noon = new Date('2026-11-23T12:00:00Z').getTime();

let replica: Replica;
let end: AbortController;
let device: number;
let changes: number;
beforeEach(() => {
  replica = aReplica();
  end = new AbortController();
  device = noon;
  changes = 0;
});
afterEach(() => {
  end.abort();
  return replica.delete();
});

const follow = async () => {
  const clock = followServerClock(
    replica,
    () => new Date(device),
    end.signal,
    () => (changes += 1),
  );
  await clock.ready;
  return clock;
};
type Clock = Awaited<ReturnType<typeof follow>>;
/** A question that takes so long by this browser's clock; the server's is so far ahead when it answers. */
const answered = (clock: Clock, ahead: number, took = 0.1 * second): void => {
  const hear = clock.ask();
  device += took;
  hear(new Date(device - took / 2 + ahead));
};
const aheadOf = (clock: Clock): number => clock.now().getTime() - device;

describe('the server’s clock', () => {
  it('is this browser’s own until the server has answered', async () => {
    expect(aheadOf(await follow())).toBe(0);
  });

  it.each([3 * hour, -26 * hour])('is learned from an answer, %d ms apart', async (ahead) => {
    const clock = await follow();
    answered(clock, ahead);
    expect(aheadOf(clock)).toBe(ahead);
    expect(changes).toBe(1);
    expect(clock.deviceTime(clock.now()).getTime()).toBe(device);
  });

  it('stays as it is while answers differ by no more than they may', async () => {
    const clock = await follow();
    answered(clock, hour);
    for (const jitter of [1.9, -1.9, 0.5]) answered(clock, hour + jitter * second);
    expect(aheadOf(clock)).toBe(hour);
    expect(changes).toBe(1);
    answered(clock, hour + 2.5 * second);
    expect(aheadOf(clock)).toBe(hour + 2.5 * second);
  });

  it('believes no answer more than the time it took allows', async () => {
    const clock = await follow();
    // The browser slept over the answer; the server spoke at the beginning.
    const hear = clock.ask();
    const told = new Date(device);
    device += 2 * hour;
    hear(told);
    expect(aheadOf(clock)).toBe(0);
    answered(clock, 4 * hour, 20 * second);
    expect(aheadOf(clock)).toBe(4 * hour);
  });

  it('is known to every page, and after a restart without a network', async () => {
    const [worker, page] = [await follow(), await follow()];
    answered(worker, hour);
    await until(() => aheadOf(page) === hour);
    expect(changes).toBe(2);
    await until(async () => (await readMeta(replica, 'clockAhead')) === hour);
    expect(aheadOf(await follow())).toBe(hour);
  });

  it('tells of nothing that was known at the start', async () => {
    await writeMeta(replica, { clockAhead: hour });
    const clock = await follow();
    expect(aheadOf(clock)).toBe(hour);
    expect(changes).toBe(0);
  });
});
