import type * as z from 'zod/mini';
import { browser } from 'wxt/browser';

/** One stored setting: its key, what it may be, and what it is until somebody chooses. */
export interface Setting<T> {
  /** The chosen value, or the default; also where what is stored is not understood (an older or newer version). */
  read(): Promise<T>;
  /** Throws a ZodError that names the field where `value` is not allowed; nothing is stored then. */
  write(value: T): Promise<void>;
  /** Tells the value now and at each change, also from other pages, until `signal` aborts. */
  watch(tell: (value: T) => void, signal: AbortSignal): void;
}

/**
 * Declares a setting in `browser.storage.local`. A content script can read that storage, so nothing secret goes here.
 */
export function setting<S extends z.ZodMiniType>(
  key: string,
  schema: S,
  standard: z.output<S>,
): Setting<z.output<S>> {
  const { local } = browser.storage;
  const understood = (stored: unknown): z.output<S> => {
    const parsed = schema.safeParse(stored);
    return parsed.success ? parsed.data : standard;
  };
  const read = async () => understood((await local.get(key))[key] ?? null);
  return {
    read,
    write: async (value) => local.set({ [key]: schema.parse(value) }),
    watch(tell, signal) {
      if (signal.aborted) return;
      // A change that comes while the first read is under way is the later word.
      let isTold = false;
      const changed = (changes: Record<string, { newValue?: unknown }>): void => {
        if (!(key in changes)) return;
        isTold = true;
        tell(understood(changes[key]?.newValue ?? null));
      };
      local.onChanged.addListener(changed);
      signal.addEventListener('abort', () => local.onChanged.removeListener(changed));
      void read().then((value) => {
        if (!isTold && !signal.aborted) tell(value);
      });
    },
  };
}
