import type {
  ComposeView,
  InboxSDK,
  load,
  MessageView,
  ThreadRowView,
  ThreadView,
} from '@inboxsdk/core';
import { inTime } from '../in-time.ts';

export type { ComposeView, InboxSDK, MessageView, ThreadRowView, ThreadView };

/** What InboxSDK is loaded with, of those options that are not the entrypoint's. */
export type SdkOptions = Pick<
  NonNullable<Parameters<typeof load>[2]>,
  'selectorOverrides' | 'onInvalidSelector'
>;
export type LoadSdk = (options: SdkOptions) => Promise<InboxSDK>;

/** How long InboxSDK may take; on a page it does not know, its promise never settles. */
const patience = 20_000;

/** Loads InboxSDK, or `null` where it does not come or refuses this page (a window popped out). */
export async function loadInTime(
  load: () => Promise<InboxSDK>,
  signal: AbortSignal,
): Promise<InboxSDK | null> {
  return inTime(load(), patience, signal);
}

interface Emitter {
  on(event: string, hear: (data: never) => void): unknown;
  removeListener(event: string, hear: (data: never) => void): unknown;
}

/** Hears an event of one of InboxSDK's views until `signal` aborts. */
export function hear<Data>(
  view: Emitter,
  event: string,
  handle: (data: Data) => void,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  view.on(event, handle);
  signal.addEventListener('abort', () => view.removeListener(event, handle), { once: true });
}

/** Aborts when the view is gone, or `signal` does. */
export function lifeOf(view: Emitter, signal: AbortSignal): AbortSignal {
  const end = new AbortController();
  view.on('destroy', () => end.abort());
  return AbortSignal.any([signal, end.signal]);
}

/** Each compose that is open and each that opens, with a signal for its life, until `signal` aborts. */
export function eachCompose(
  sdk: InboxSDK,
  handle: (compose: ComposeView, life: AbortSignal) => void,
  signal: AbortSignal,
): void {
  const forget = sdk.Compose.registerComposeViewHandler((compose) => {
    if (!signal.aborted) handle(compose, lifeOf(compose, signal));
  });
  signal.addEventListener('abort', forget, { once: true });
}
