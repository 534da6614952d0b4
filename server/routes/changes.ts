import { badRequest, Failure } from '#server/middleware/failure.ts';
import { changesAfter } from '#server/services/changes/changes-after.ts';
import { isCursor, snapshotPage } from '#server/services/changes/snapshot.ts';
import type { Deps } from '#server/services/deps.ts';
import { contract } from './contract.ts';
import { serve } from './endpoint.ts';

const usualLimit = 500;

/** GET /api/changes: `cursor` goes on with a snapshot, `after` follows the log, neither begins a snapshot. */
export function changesRoute(deps: Deps) {
  return serve(contract.changes, async ({ query, c }) => {
    const { after, cursor, limit = usualLimit } = query;
    if (cursor !== undefined && !isCursor(cursor)) {
      throw badRequest({ field: 'cursor', message: 'must be one that this server gave' });
    }
    const who = c.get('who');
    const page =
      after !== undefined && cursor === undefined
        ? await changesAfter(deps, who, { after, limit })
        : await snapshotPage(deps, who, { cursor: cursor ?? null, limit });
    if (!page) throw new Failure('signed-out', 'You are not of this team any more.');
    return page;
  });
}
