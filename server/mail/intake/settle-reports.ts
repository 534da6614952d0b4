import type { TeamId } from '#lib/domain/ids.ts';
import { commit } from '#server/services/actions/commit.ts';
import type { Deps } from '#server/services/deps.ts';
import {
  dropEarlyReport,
  reportsToSettle,
  saveEarlyReport,
  type EarlyReport,
} from '#server/services/intake/early-reports.ts';
import { surroundings } from '#server/services/intake/surroundings.ts';
import { reachedSomebody } from './read-bounce.ts';
import { ourSide } from './read-mail.ts';

/** Keeps reports that came before the mails they are about, until `settleReports` finds these. */
export async function keepReports(
  deps: Deps,
  teamId: TeamId,
  reports: readonly EarlyReport[],
): Promise<void> {
  for (const report of reports) await saveEarlyReport(deps, teamId, report);
}

/**
 * Takes back the answers that were seen after the report that they did not arrive. Whoever is interrupted does no harm:
 * the action has one id, and the report is dropped last.
 * @param teamId `null`: of every team.
 * @returns How many reports found their mail.
 */
export async function settleReports(deps: Deps, teamId: TeamId | null): Promise<number> {
  const found = await reportsToSettle(deps, teamId);
  for (const { teamId: of, report, message } of found) {
    const { own } = ourSide(await surroundings(deps, of));
    if (!reachedSomebody(message, report.recipients, own)) {
      await commit(
        deps,
        of,
        { kind: 'watcher' },
        {
          id: report.id,
          at: deps.now(),
          type: 'bounced',
          inquiryId: message.inquiryId,
          messageId: message.id,
          status: report.status,
          isProbable: false,
        },
      );
    }
    await dropEarlyReport(deps, of, report.id);
  }
  return found.length;
}
