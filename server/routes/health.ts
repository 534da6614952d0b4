import { protocolVersion } from '#lib/protocol/version.ts';
import type { Deps } from '#server/services/deps.ts';
import { isDatabaseUp } from '#server/services/health/is-database-up.ts';
import { mailboxHealth } from '#server/services/health/mailbox-health.ts';
import { contract } from './contract.ts';
import { serve } from './endpoint.ts';

/** GET /api/health. */
export function healthRoute(deps: Deps, version: string) {
  return serve(contract.health, async ({ c }) => {
    const ok = await isDatabaseUp(deps);
    if (!ok) c.status(503);
    const about = { ok, product: 'baton' as const, version, protocol: protocolVersion };
    if (!ok) return about;
    const all = await mailboxHealth(deps);
    const troubled = all.filter(({ trouble }) => trouble !== null).length;
    return { ...about, mailboxes: { watched: all.length, troubled } };
  });
}
