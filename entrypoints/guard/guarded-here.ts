import { handed } from '#lib/bridge/handed.ts';
import { DraftId } from '#lib/protocol/guard.ts';
import type { AskWorker, Guarded } from '#lib/protocol/worker.ts';
import { guardedAs } from './guarded-as.ts';

/** What waits at Send, and under which name. */
export interface GuardedHere {
  draftId: DraftId;
  guarded: Guarded;
}

/** What this frame was opened for, once it is handed its name; never, where that is not known to wait in this tab. */
export function guardedHere(ask: AskWorker): Promise<GuardedHere> {
  const end = new AbortController();
  return new Promise((resolve) => {
    const hear = async (draftId: DraftId): Promise<void> => {
      const guarded = await guardedAs(draftId, ask);
      if (!guarded || end.signal.aborted) return;
      end.abort();
      resolve({ draftId, guarded });
    };
    handed(DraftId, (draftId) => void hear(draftId), end.signal);
  });
}
