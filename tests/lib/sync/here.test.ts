import { expect, it } from 'vitest';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Doing } from '#lib/domain/presence.ts';
import { startHere } from '#lib/sync/here.ts';
import { idOf } from '#tests/support/rows.ts';

/** A worker in which a test says when eight seconds have passed, and a line that can be cut. */
function aWorker() {
  const stop = new AbortController();
  const said: unknown[] = [];
  const sleeps: { milliseconds: number; wake(): void; signal: AbortSignal }[] = [];
  let attended = 0;
  const sleep = (milliseconds: number, signal: AbortSignal) =>
    new Promise<void>((wake, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      sleeps.push({ milliseconds, wake, signal });
    });
  const report = (fault: unknown) => void said.push(fault);
  const here = startHere({ sleep, report }, () => void (attended += 1), stop.signal);
  return {
    here,
    stop,
    attended: () => attended,
    /** What was said since the last look. */
    said: () => said.splice(0).map((message) => (message as { places: unknown }).places),
    sleeping: () => sleeps.filter(({ signal }) => !signal.aborted).length,
    connect() {
      const line = new AbortController();
      here.speak((message) => void said.push(message), line.signal);
      return line;
    },
    async pass() {
      const sleep = sleeps.pop();
      if (!sleep?.signal.aborted) sleep?.wake();
      await new Promise((resolve) => setImmediate(resolve));
      return sleep?.milliseconds;
    },
  };
}

const at = (word: string, doing: Doing = 'viewing') => ({
  inquiryId: idOf<InquiryId>(word),
  doing,
});

it('says a change at once, and what stays every eight seconds', async () => {
  const { here, connect, said, pass, attended } = aWorker();
  connect();
  expect(said()).toEqual([]);
  here.put([at('pumps')]);
  expect(said()).toEqual([[at('pumps')]]);
  here.put([at('pumps')]);
  expect(said()).toEqual([]);
  expect(await pass()).toBe(8000);
  expect(said()).toEqual([[at('pumps')]]);
  here.put([at('pumps', 'writing')]);
  here.put([at('pumps')]);
  expect(said()).toEqual([[at('pumps', 'writing')], [at('pumps')]]);
  expect(attended()).toBe(4);
});

it('falls silent when nothing is in front of anybody', async () => {
  const { here, connect, said, pass, sleeping, attended } = aWorker();
  connect();
  here.put([at('pumps')]);
  here.put([]);
  expect(said()).toEqual([[at('pumps')]]);
  await pass();
  expect([said(), sleeping(), attended()]).toEqual([[], 0, 1]);
});

it('asks for a line while there is none, and says everything anew on the next', async () => {
  const { here, connect, said, pass, attended } = aWorker();
  here.put([at('pumps')]);
  expect([said(), attended()]).toEqual([[], 1]);
  const first = connect();
  expect(said()).toEqual([[at('pumps')]]);
  first.abort();
  await pass();
  expect([said(), attended()]).toEqual([[], 3]);
  const second = connect();
  // A line that closes late takes nothing from the one that followed it.
  first.abort();
  expect(said()).toEqual([[at('pumps')]]);
  await pass();
  expect(said()).toEqual([[at('pumps')]]);
  second.abort();
});

it('says each inquiry once, writing first, and no more than twenty', () => {
  const { here, connect, said } = aWorker();
  connect();
  const many = Array.from({ length: 30 }, (_, index) => at(`inquiry ${index}`));
  here.put([...many, at('pumps'), at('pumps', 'writing'), at('pumps')]);
  const [places] = said() as unknown[][];
  expect(places).toHaveLength(20);
  expect(places?.[0]).toEqual(at('pumps', 'writing'));
});

it('ends with the worker', async () => {
  const { here, connect, said, stop, pass } = aWorker();
  connect();
  here.put([at('pumps')]);
  stop.abort();
  await pass();
  here.put([at('valves')]);
  expect(said()).toEqual([[at('pumps')]]);
});
