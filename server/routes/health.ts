import { protocolVersion } from '#lib/protocol/version.ts';
import type { Deps } from '#server/services/deps.ts';
import { isDatabaseUp } from '#server/services/health/is-database-up.ts';
import { contract } from './contract.ts';
import { serve } from './endpoint.ts';

/** GET /api/health. */
export function healthRoute(deps: Deps, version: string) {
  return serve(contract.health, async ({ c }) => {
    const ok = await isDatabaseUp(deps);
    if (!ok) c.status(503);
    return { ok, product: 'baton' as const, version, protocol: protocolVersion };
  });
}
