import type { DraftId } from '#lib/protocol/guard.ts';
import type { AskWorker, Guarded } from '#lib/protocol/worker.ts';

/** How often, and after how long each, in milliseconds: a worker that began anew is told of open drafts in a moment. */
const tries = [0, 250, 750];

/** What waits in this tab under that name; `null`: nothing does, as far as the worker knows. */
export async function guardedAs(draftId: DraftId, ask: AskWorker): Promise<Guarded | null> {
  for (const wait of tries) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const guarded = await ask({ type: 'guarded', draftId });
    if (guarded) return guarded;
  }
  return null;
}
