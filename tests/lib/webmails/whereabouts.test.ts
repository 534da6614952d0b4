// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Sight } from '#lib/protocol/bridge.ts';
import { tellWhereabouts } from '#lib/webmails/whereabouts.ts';
import { fakeBridge } from './fake/fake-bridge.ts';

let end: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  end = new AbortController();
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
});

const lost: Sight = { kind: 'lost', missing: [] };

function told() {
  const bridge = fakeBridge();
  const { tell } = tellWhereabouts(bridge.askWorker, document, end.signal);
  return { bridge, tell, here: () => bridge.askedOf('here').length };
}

test('says it once, and goes on only where the worker asks for it', async () => {
  const { bridge, tell, here } = told();
  tell(lost);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(here()).toBe(1);
  bridge.replies.here = { again: true };
  tell(lost);
  await vi.advanceTimersByTimeAsync(24_000);
  expect(here()).toBe(5);
  bridge.replies.here = { again: false };
  await vi.advanceTimersByTimeAsync(60_000);
  expect(here()).toBe(6);
});

test('says when the tab is left, and nothing while it is away', async () => {
  const { bridge, tell } = told();
  bridge.replies.here = { again: true };
  tell(lost);
  await vi.advanceTimersByTimeAsync(0);
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(bridge.askedOf('here').map(({ isVisible }) => isVisible)).toEqual([true, false]);
  visibility.mockRestore();
});

test('ends with the page', async () => {
  const { bridge, tell, here } = told();
  bridge.replies.here = { again: true };
  tell(lost);
  await vi.advanceTimersByTimeAsync(0);
  end.abort();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(here()).toBe(1);
});
