import type * as z from 'zod/mini';
import { browser } from 'wxt/browser';
import { asWire, opened, type Direction, type Reply } from './envelope.ts';
import type { Sender } from './sender.ts';

export interface Listener<S extends z.ZodMiniType> {
  direction: Direction;
  schema: S;
  isAllowed: (sender: Sender) => boolean;
  handle: (message: z.output<S>, sender: Sender) => unknown;
  signal: AbortSignal;
}

/**
 * Hears one direction of messages until `signal` aborts. What comes from elsewhere, or is not understood, is logged
 * once and left unanswered. `sendResponse` with `true`, because it works alike in Chromium, Firefox and the polyfill.
 */
export function listen<S extends z.ZodMiniType>(listener: Listener<S>): void {
  const { direction, schema, isAllowed, handle, signal } = listener;
  const told = new Set<string>();
  const ignore = (why: string): void => {
    if (told.has(why)) return;
    told.add(why);
    // eslint-disable-next-line no-console -- the only place where a forged or foreign message leaves a trace
    console.warn(`baton: ignored a message (${direction}): ${why}`);
  };
  const onMessage = (raw: unknown, sender: Sender, sendResponse: (reply: Reply) => void) => {
    const message = opened(direction, raw);
    if (message === undefined) return undefined;
    if (!isAllowed(sender)) return ignore('from a sender who may not');
    const parsed = schema.safeParse(message);
    if (!parsed.success) return ignore('not understood');
    Promise.resolve()
      .then(() => handle(parsed.data as z.output<S>, sender))
      .then((value) => sendResponse({ ok: true, value: asWire(value) }))
      .catch((fault: unknown) => {
        sendResponse({ ok: false });
        // Not swallowed: it reaches the one handler of this context.
        reportError(fault);
      });
    return true as const;
  };
  const event = browser.runtime.onMessage as unknown as MessageEvents;
  event.addListener(onMessage);
  signal.addEventListener('abort', () => event.removeListener(onMessage));
}

interface MessageEvents {
  addListener(listener: unknown): void;
  removeListener(listener: unknown): void;
}
