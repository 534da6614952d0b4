import type { Sighting } from '#lib/domain/sighting.ts';

/** What was last read of each thread in this page: a compose says which thread it answers, and nothing of the mail. */
export interface ReadThreads {
  note(sighting: Sighting): void;
  last(threadId: string): Sighting | null;
  /** As soon as that thread is read, which may be never: then `null`, when `signal` aborts. */
  once(threadId: string, signal: AbortSignal): Promise<Sighting | null>;
}

/** Threads that are remembered; who answers one has looked at it not long before. */
const most = 200;

/** Remembers the latest of them, for as long as the page stands. */
export function readThreads(): ReadThreads {
  const read = new Map<string, Sighting>();
  const waiting = new EventTarget();
  const last = (threadId: string): Sighting | null => read.get(threadId) ?? null;
  return {
    last,
    note(sighting) {
      const threadId = sighting.gmail?.threadId;
      if (!threadId) return;
      read.delete(threadId);
      read.set(threadId, sighting);
      const [oldest] = read.keys();
      if (read.size > most && oldest) read.delete(oldest);
      waiting.dispatchEvent(new Event(threadId));
    },
    once: (threadId, signal) =>
      new Promise((resolve) => {
        const known = last(threadId);
        if (known || signal.aborted) return resolve(known);
        const give = (): void => resolve(last(threadId));
        waiting.addEventListener(threadId, give, { once: true, signal });
        signal.addEventListener('abort', give, { once: true });
      }),
  };
}
