import type { ComposeView, InboxSDK, MessageView, ThreadView } from '@inboxsdk/core';

export type { ComposeView, InboxSDK, MessageView, ThreadView };

/** How long InboxSDK may take; on a page it does not know, its promise never settles. */
const patience = 20_000;

/** Loads InboxSDK, or `null` where it does not come or refuses this page (a window popped out). */
export async function loadInTime(
  load: () => Promise<InboxSDK>,
  signal: AbortSignal,
): Promise<InboxSDK | null> {
  return inTime(load(), patience, signal);
}

/** What a promise gives, or `null` when it rejects, is aborted, or takes longer than `milliseconds`. */
export function inTime<T>(
  promise: Promise<T>,
  milliseconds: number,
  signal: AbortSignal,
): Promise<T | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), milliseconds);
    const give = (value: T | null): void => {
      clearTimeout(timer);
      resolve(value);
    };
    signal.addEventListener('abort', () => give(null), { once: true });
    promise.then(give, () => give(null));
  });
}
