import { render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FrameProvider } from '#components/hooks/frame.tsx';
import { useKeepAwake } from '#components/hooks/keep-awake.ts';
import type { AskWorker } from '#lib/protocol/worker.ts';
import type { Replica } from '#lib/replica/database.ts';

function Awake() {
  useKeepAwake();
  return <p>awake</p>;
}

let isHidden = false;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden);
});
afterEach(() => {
  isHidden = false;
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a visible sidebar keeps the worker awake every 20 s; a hidden one lets it sleep', async () => {
  const ask = vi.fn().mockResolvedValue(null);
  const frame = {
    replica: {} as Replica,
    ask: ask as unknown as AskWorker,
    author: { newId: () => '', now: () => new Date() },
    page: null,
    openPanel: null,
  };
  const { unmount } = render(
    <FrameProvider frame={frame}>
      <Awake />
    </FrameProvider>,
  );
  await vi.waitFor(() => expect(ask).toHaveBeenCalledWith({ type: 'keep-awake' }));
  ask.mockClear();
  vi.advanceTimersByTime(40_000);
  expect(ask).toHaveBeenCalledTimes(2);
  isHidden = true;
  vi.advanceTimersByTime(40_000);
  expect(ask).toHaveBeenCalledTimes(2);
  isHidden = false;
  unmount();
  // Preact ends an effect after the paint that follows.
  await vi.waitFor(() => {
    ask.mockClear();
    vi.advanceTimersByTime(40_000);
    expect(ask).not.toHaveBeenCalled();
  });
});
