import { expect, test } from 'vitest';
import { inTime } from '#lib/webmails/in-time.ts';

/** A signal that counts who waits for its end. */
function counted(): { end: AbortController; waiting: () => number } {
  const end = new AbortController();
  const { signal } = end;
  let count = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...given: Parameters<typeof add>) => {
    count += 1;
    add(...given);
  };
  signal.removeEventListener = (...given: Parameters<typeof remove>) => {
    count -= 1;
    remove(...given);
  };
  return { end, waiting: () => count };
}

test('nothing stays behind on a signal that lives as long as its page', async () => {
  const { end, waiting } = counted();
  expect(await inTime(Promise.resolve('id'), 5_000, end.signal)).toBe('id');
  expect(await inTime(Promise.reject(new Error('gone')), 5_000, end.signal)).toBeNull();
  expect(await inTime(new Promise(() => undefined), 1, end.signal)).toBeNull();
  expect(waiting()).toBe(0);
});

test('who leaves gets nothing, before or while it is waited for', async () => {
  const end = new AbortController();
  const coming = inTime(new Promise(() => undefined), 5_000, end.signal);
  end.abort();
  expect(await coming).toBeNull();
  expect(await inTime(Promise.resolve('id'), 5_000, end.signal)).toBeNull();
});
