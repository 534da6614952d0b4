import { LATELY } from '#server/mail/intake/read-bounce.ts';
import { settleReports } from '#server/mail/intake/settle-reports.ts';
import type { Deps } from '#server/services/deps.ts';
import { dropEarlyReports } from '#server/services/intake/early-reports.ts';
import { startLooking, type Looking } from './looking.ts';

const minute = 60_000;

/**
 * Looks each minute whether a mail that a report was kept for was seen meanwhile. Mostly the intake has settled that at
 * once; what we sent by ourselves, and what a process left when it died, is met here.
 */
export function startEarlyReports(deps: Deps, every: number = minute): Looking {
  return startLooking(deps, { name: 'early-reports', every }, async () => {
    const count = await settleReports(deps, null);
    if (count > 0) deps.log.info({ count }, 'reports found their mails');
    await dropEarlyReports(deps, new Date(deps.now().getTime() - LATELY));
  });
}
