import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Ask, AskWorker, Guarded } from '#lib/protocol/worker.ts';
import { idOf } from '#tests/support/rows.ts';
import { guardedAs } from '../../../entrypoints/guard/guarded-as.ts';
import { ownTheme } from '../../../entrypoints/guard/own-theme.ts';

const draftId = 'a1'.repeat(16);
const guarded: Guarded = {
  inquiryId: idOf<InquiryId>('shown'),
  verdict: { kind: 'held', name: 'Wang Lei', at: new Date('2026-11-23T09:00:00Z') },
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function worker(...answers: (Guarded | null)[]) {
  const asked: Ask[] = [];
  const ask = (async (question: Ask) => {
    asked.push(question);
    return answers[asked.length - 1] ?? null;
  }) as unknown as AskWorker;
  return { ask, asked };
}

test('the address names a theme, and nothing else is taken from it', () => {
  const home = 'chrome-extension://abc/guard.html';
  expect(ownTheme(`${home}?theme=dark#${draftId}`)).toBe('dark');
  expect(ownTheme(`${home}?theme=neon`)).toBeNull();
  expect(ownTheme(home)).toBeNull();
});

test('what the worker knows to wait here is shown at once', async () => {
  const { ask, asked } = worker(guarded);
  expect(await guardedAs(draftId, ask)).toEqual(guarded);
  expect(asked).toEqual([{ type: 'guarded', draftId }]);
});

test('a worker that began anew is asked again', async () => {
  const { ask, asked } = worker(null, guarded);
  const answer = guardedAs(draftId, ask);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await answer).toEqual(guarded);
  expect(asked).toHaveLength(2);
});

test('what nobody knows of stays blank', async () => {
  const { ask, asked } = worker();
  const answer = guardedAs(draftId, ask);
  await vi.advanceTimersByTimeAsync(5000);
  expect(await answer).toBeNull();
  expect(asked).toHaveLength(3);
});
