import { sendSelfCheck } from '#server/mail/self-check.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import type { Deps } from '#server/services/deps.ts';
import { selfChecksDue } from '#server/services/health/self-checks.ts';
import { startLooking, type Looking } from './looking.ts';

/** Sends each mailbox that wants it a mail a day; the watcher sees whether it arrives. */
export function startSelfChecks(deps: Deps, vault: Vault, every = 60_000): Looking {
  return startLooking(deps, { name: 'self-checks', every }, async () => {
    for (const account of await selfChecksDue(deps)) await sendSelfCheck(deps, vault, account);
  });
}
