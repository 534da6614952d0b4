import { expect, test } from 'vitest';
import { readThreads } from '#lib/webmails/gmail/read-threads.ts';
import { aSighting } from './ground.ts';

const { signal } = new AbortController();
const idOf = (at: number): string => at.toString(16).padStart(16, '0');

test('remembers what was read last of each thread', () => {
  const read = readThreads();
  read.note(aSighting(idOf(1), 'Pumps'));
  read.note(aSighting(idOf(2), 'Seals'));
  read.note(aSighting(idOf(1), 'Re: Pumps'));
  expect(read.last(idOf(1))?.subject).toBe('Re: Pumps');
  expect(read.last(idOf(2))?.subject).toBe('Seals');
  expect(read.last(idOf(3))).toBeNull();
});

test('forgets the thread that was looked at longest ago', () => {
  const read = readThreads();
  for (let at = 0; at < 200; at += 1) read.note(aSighting(idOf(at)));
  read.note(aSighting(idOf(0)));
  read.note(aSighting(idOf(200)));
  expect(read.last(idOf(0))).not.toBeNull();
  expect(read.last(idOf(1))).toBeNull();
});

test('tells of a thread when it is read, and gives up when nobody waits any more', async () => {
  const read = readThreads();
  const coming = read.once(idOf(1), signal);
  read.note(aSighting(idOf(1)));
  expect((await coming)?.subject).toBe('Pumps');
  expect((await read.once(idOf(1), signal))?.subject).toBe('Pumps');
  const end = new AbortController();
  const never = read.once(idOf(2), end.signal);
  end.abort();
  expect(await never).toBeNull();
});
