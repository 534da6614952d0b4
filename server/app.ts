import { Hono, type Env } from 'hono';
import type { Connection } from '#server/auth/client-address.ts';
import type { Feed } from '#server/feed/feed.ts';
import type { Deps } from '#server/services/deps.ts';
import { forExtensions } from './middleware/cors.ts';
import { Failure } from './middleware/failure.ts';
import { onError } from './middleware/on-error.ts';
import { speaksOurProtocol } from './middleware/protocol.ts';
import { requestLog } from './middleware/request-log.ts';
import { signedIn, type Authenticate } from './middleware/signed-in.ts';
import { openTally } from './middleware/tally.ts';
import { actionsRoute } from './routes/actions.ts';
import { changesRoute } from './routes/changes.ts';
import { contract } from './routes/contract.ts';
import { feedRoute } from './routes/feed.ts';
import { healthRoute } from './routes/health.ts';
import { inquiriesRoutes } from './routes/inquiries.ts';
import { meRoute } from './routes/me.ts';
import { openapiRoute } from './routes/openapi.ts';

export interface AppOptions {
  deps: Deps;
  feed: Feed;
  authenticate: Authenticate;
  /** The header a proxy of the operator's own sets with the client's address; `null`: none. */
  trustedHeader: string | null;
  version: string;
  /** Routes beside the API, asked in this order where nothing of the API has answered: practice desk, pages. */
  beside?: Hono<Env>[];
}

/** Wrong tokens from one network address: a whole office may sit behind one, and a broken device asks often. */
const wrongTokens = { most: 300, seconds: 60 };

/** Everything the server answers over HTTP. */
export function createApp(options: AppOptions): Hono<{ Bindings: Connection }> {
  const { deps, feed, authenticate, trustedHeader, version, beside = [] } = options;
  const app = new Hono<{ Bindings: Connection }>();
  app.use(requestLog(deps.log));
  app.onError(onError(deps.log));
  app.notFound((c) => {
    const { body, status } = new Failure('not-found', 'There is nothing at this address.');
    return c.json(body, status);
  });

  app.use('/api/*', forExtensions);
  app.use('/api/*', async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  app.route('/', feedRoute(feed, deps.log));
  app.route('/', openapiRoute(version));
  app.route('/', healthRoute(deps, version));
  const member = signedIn({ authenticate, wrong: openTally(wrongTokens), trustedHeader });
  for (const { path, isOpen } of Object.values(contract)) {
    if (!isOpen) app.use(path, speaksOurProtocol, member);
  }
  for (const route of [
    actionsRoute(deps),
    changesRoute(deps),
    inquiriesRoutes(deps),
    meRoute(deps),
  ]) {
    app.route('/', route);
  }
  for (const one of beside) app.route('/', one as Hono<{ Bindings: Connection }>);
  return app;
}
