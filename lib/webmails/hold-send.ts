import type { DraftId } from '#lib/protocol/guard.ts';
import type { SendGuard } from './send-guard.ts';

/** The Send of one draft, between a press and what becomes of it. */
export interface HeldSend {
  /** Whether a press must wait; while one does, every other must. */
  mustWait(): boolean;
  /** A press waits: `again` does it once more, where it may go. */
  wait(again: () => void): Promise<void>;
}

/** Holds the presses of one draft's Send for `guard`, until `signal` aborts: however many wait, one is done again. */
export function holdSend(id: DraftId, guard: SendGuard, signal: AbortSignal): HeldSend {
  let isWaiting = false;
  return {
    mustWait: () => isWaiting || guard.mustWait(id),
    async wait(again) {
      // Asked once more while it waits, so that the dialog comes to the front.
      const answer = guard.maySend(id);
      if (isWaiting) return;
      isWaiting = true;
      const may = await answer.finally(() => (isWaiting = false));
      if (may && !signal.aborted) again();
    },
  };
}
