import { Hono } from 'hono';
import type { Feed } from '#server/feed/feed.ts';
import { answerHeaders } from '#server/middleware/answer-headers.ts';
import { speaksOurProtocol } from '#server/middleware/protocol.ts';
import { signedIn, type ApiEnv, type Authenticate } from '#server/middleware/signed-in.ts';
import { openTally } from '#server/middleware/tally.ts';
import type { Deps } from '#server/services/deps.ts';
import { actionsRoute } from './actions.ts';
import { changesRoute } from './changes.ts';
import { contract } from './contract.ts';
import { feedRoute } from './feed.ts';
import { healthRoute } from './health.ts';
import { inquiriesRoutes } from './inquiries.ts';
import { mailboxHealthRoute } from './mailbox-health.ts';
import { meRoute } from './me.ts';
import { openapiRoute } from './openapi.ts';
import { rulesRoute } from './rules.ts';
import { profilesRoute, type Learn } from './profiles.ts';
import { webmailsRoutes } from './webmails.ts';

export interface ApiOptions {
  deps: Deps;
  feed: Feed;
  authenticate: Authenticate;
  learn: Learn;
  /** The header a proxy of the operator's own sets with the client's address; `null`: none. */
  trustedHeader: string | null;
  version: string;
}

/** Wrong tokens from one network address: a whole office may sit behind one, and a broken device asks often. */
const wrongTokens = { most: 300, seconds: 60 };

/** Everything under `/api` but the device flow. What it does not know it passes on. */
export function apiRoutes(options: ApiOptions): Hono<ApiEnv> {
  const { deps, feed, authenticate, learn, trustedHeader, version } = options;
  const api = new Hono<ApiEnv>();
  api.use('/api/*', answerHeaders(deps.now));
  const member = signedIn({ authenticate, wrong: openTally(wrongTokens), trustedHeader });
  for (const { path, isOpen } of Object.values(contract)) {
    if (!isOpen) api.use(path, speaksOurProtocol, member);
  }
  const routes = [
    feedRoute(feed),
    openapiRoute(version),
    healthRoute(deps, version),
    actionsRoute(deps),
    changesRoute(deps),
    inquiriesRoutes(deps),
    meRoute(deps),
    mailboxHealthRoute(deps),
    profilesRoute(deps, learn),
    rulesRoute(deps),
    webmailsRoutes(deps),
  ];
  for (const route of routes) api.route('/', route as Hono<ApiEnv>);
  return api;
}
