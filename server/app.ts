import { Hono, type Env } from 'hono';
import { Failure } from '#server/middleware/failure.ts';
import { onError } from '#server/middleware/on-error.ts';
import { requestLog } from '#server/middleware/request-log.ts';
import type { ApiEnv } from '#server/middleware/signed-in.ts';
import { apiRoutes, type ApiOptions } from '#server/routes/api.ts';

export interface AppOptions extends ApiOptions {
  /** Routes beside the API, asked in this order where nothing of the API has answered: practice desk, pages. */
  beside?: Hono<Env>[];
}

/** Everything the server answers over HTTP. */
export function createApp(options: AppOptions): Hono<ApiEnv> {
  const { deps, beside = [] } = options;
  const app = new Hono<ApiEnv>();
  app.use(requestLog(deps.log));
  app.onError(onError(deps.log));
  app.notFound((c) => {
    const { body, status } = new Failure('not-found', 'There is nothing at this address.');
    return c.json(body, status);
  });
  app.route('/', apiRoutes(options));
  for (const one of beside) app.route('/', one as Hono<ApiEnv>);
  return app;
}
