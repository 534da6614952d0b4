import type { Sight } from '#lib/protocol/bridge.ts';
import type { AskWorker } from './ask-worker.ts';

/** How often a page says again that somebody is at it; the server forgets after 20 s. */
const every = 8_000;

export interface Whereabouts {
  tell(sight: Sight): void;
  /** Once more what was told last. */
  tellAgain(): void;
}

/**
 * Tells the worker what is in front of the person, and goes on saying so as long as the worker wants to hear it and
 * the tab is seen. Beside a mail that is nobody's concern, nothing runs.
 */
export function tellWhereabouts(
  ask: AskWorker,
  document: Document,
  signal: AbortSignal,
): Whereabouts {
  let sight: Sight = { kind: 'nothing' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  const tell = async (): Promise<void> => {
    clearTimeout(timer);
    const mine = (turn += 1);
    const isVisible = document.visibilityState === 'visible';
    const reply = await ask({ type: 'here', sight, isVisible });
    // Another sight was told meanwhile, and waits by its own answer.
    if (mine !== turn || signal.aborted || !isVisible || !reply?.again) return;
    timer = setTimeout(() => void tell(), every);
  };
  document.addEventListener('visibilitychange', () => void tell(), { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return {
    tell(now) {
      sight = now;
      void tell();
    },
    tellAgain: () => void tell(),
  };
}
