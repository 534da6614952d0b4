import { tellAdmins } from '#server/mail/tell-admins.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import type { Deps } from '#server/services/deps.ts';
import { alertsDue, alertTold } from '#server/services/health/alerts.ts';
import { startLooking, type Looking } from './looking.ts';

/** Tells admins of mailboxes that are not read, and when they are again. */
export function startAlerts(deps: Deps, vault: Vault, every = 30_000): Looking {
  return startLooking(deps, { name: 'alerts', every }, async () => {
    for (const alert of await alertsDue(deps)) {
      if (await tellAdmins(deps, vault, alert)) await alertTold(deps, alert);
    }
  });
}
