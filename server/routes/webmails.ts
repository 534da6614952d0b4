import { Hono } from 'hono';
import { hasRole } from '#lib/domain/member.ts';
import { Failure } from '#server/middleware/failure.ts';
import type { ApiEnv } from '#server/middleware/signed-in.ts';
import { openTally } from '#server/middleware/tally.ts';
import type { Deps } from '#server/services/deps.ts';
import { me } from '#server/services/teams/me.ts';
import { takeReport } from '#server/services/webmails/take-report.ts';
import { webmailHealth } from '#server/services/webmails/webmail-health.ts';
import { contract } from './contract.ts';
import { serve } from './endpoint.ts';

/** Of one member's browsers: a few webmails, each told once a day and at each change. */
const reports = { most: 60, seconds: 3600 };

/** POST /api/webmails/report and GET /api/webmails/health. */
export function webmailsRoutes(deps: Deps) {
  const tally = openTally(reports, () => deps.now().getTime());
  const report = serve(contract.webmailReport, async ({ body, c }) => {
    const who = c.get('who');
    const seconds = tally.wait(who.memberId);
    if (seconds > 0) throw new Failure('slow-down', 'Too many reports.', { seconds });
    tally.count(who.memberId);
    return { reportedAt: await takeReport(deps, who, body) };
  });
  const health = serve(contract.webmailHealth, async ({ c }) => {
    const who = c.get('who');
    const found = await me(deps, who);
    if (!found) throw new Failure('signed-out', 'You are not of this team any more.');
    if (!hasRole(found.member, 'manager')) {
      throw new Failure('not-allowed', 'Only a manager can see that.');
    }
    return { webmails: await webmailHealth(deps, who.teamId) };
  });
  return new Hono<ApiEnv>().route('/', report).route('/', health);
}
