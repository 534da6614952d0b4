import type { Vault } from '#server/services/accounts/vault.ts';
import type { Deps } from '#server/services/deps.ts';
import { startHandOffs, type HandOffTimes } from './hand-off.ts';
import { startRouting } from './route.ts';

export interface Jobs {
  /** Waits for what is under way. New jobs come until the queue is stopped; what they do is safe to leave. */
  stop(): Promise<void>;
}

/** Starts every worker of this process. */
export async function startJobs(
  deps: Deps,
  vault: Vault,
  times?: { handOff?: HandOffTimes },
): Promise<Jobs> {
  const handOffs = await startHandOffs(deps, vault, times?.handOff);
  await startRouting(deps);
  return { stop: () => handOffs.stop() };
}
