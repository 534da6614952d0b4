import type { Vault } from '#server/services/accounts/vault.ts';
import type { Deps } from '#server/services/deps.ts';
import { startAbsences } from './absences.ts';
import { startAlerts } from './alerts.ts';
import { startDeliveries, type DeliveryTimes } from './deliveries.ts';
import { startEarlyReports } from './early-reports.ts';
import { startRouting } from './route.ts';
import { startSelfChecks } from './self-check.ts';

export interface Jobs {
  /** Waits for what is under way. New jobs come until the queue is stopped; what they do is safe to leave. */
  stop(): Promise<void>;
}

/** Starts every worker of this process. */
export async function startJobs(
  deps: Deps,
  vault: Vault,
  times?: Partial<DeliveryTimes>,
): Promise<Jobs> {
  const handOffs = await startDeliveries(deps, vault, 'hand-off', times);
  const followUps = await startDeliveries(deps, vault, 'follow-up', times);
  const acknowledgements = await startDeliveries(deps, vault, 'acknowledgement', times);
  await startRouting(deps);
  const absences = startAbsences(deps);
  const earlyReports = startEarlyReports(deps);
  const alerts = startAlerts(deps, vault);
  const selfChecks = startSelfChecks(deps, vault);
  return {
    async stop() {
      await Promise.all([
        handOffs.stop(),
        followUps.stop(),
        acknowledgements.stop(),
        absences.stop(),
        earlyReports.stop(),
        alerts.stop(),
        selfChecks.stop(),
      ]);
    },
  };
}
