import { Hono } from 'hono';
import { Failure } from '#server/middleware/failure.ts';
import type { ApiEnv } from '#server/middleware/signed-in.ts';
import type { Deps } from '#server/services/deps.ts';
import { inquiryHistory } from '#server/services/inquiries/history.ts';
import { resolveSighting } from '#server/services/inquiries/resolve.ts';
import { searchInquiries } from '#server/services/inquiries/search.ts';
import { contract } from './contract.ts';
import { serve } from './endpoint.ts';

/** What is asked about inquiries: one's whole history, which one a mail belongs to, and search. */
export function inquiriesRoutes(deps: Deps): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  const history = serve(contract.history, async ({ params, c }) => {
    const found = await inquiryHistory(deps, c.get('who'), params.id);
    if (!found) throw new Failure('not-found', 'There is no such inquiry.');
    return found;
  });
  const resolve = serve(contract.resolve, async ({ body, c }) => {
    return orSignedOut(await resolveSighting(deps, c.get('who'), body.sighting));
  });
  const search = serve(contract.search, async ({ query, c }) => {
    return orSignedOut(await searchInquiries(deps, c.get('who'), query.q));
  });
  for (const one of [history, resolve, search]) routes.route('/', one);
  return routes;
}

function orSignedOut<T>(found: T | null): T {
  if (found === null) throw new Failure('signed-out', 'You are not of this team any more.');
  return found;
}
