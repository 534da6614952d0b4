import type { MemberId, TeamId } from '#lib/domain/ids.ts';
import { createApp } from '#server/app.ts';
import { openFeed } from '#server/feed/feed.ts';
import { listen } from '#server/listen.ts';
import { learnWith } from '#server/mail/learn.ts';
import type { Deps } from '#server/services/deps.ts';

/**
 * The API over real parts, with one stand-in: tokens are `<team> <member>` in a set that tests add to and take from,
 * so that nothing of sign-in has to be gone through.
 */
export function openApi(deps: Deps) {
  const tokens = new Map<string, { teamId: TeamId; memberId: MemberId }>();
  const authenticate = async (token: string) => tokens.get(token) ?? null;
  const feed = openFeed({ deps, signals: deps.signals, authenticate });
  const learn = learnWith(deps);
  const app = createApp({ deps, feed, authenticate, learn, trustedHeader: null, version: '0.0.0' });
  return {
    app,
    feed,
    tokens,
    tokenOf(teamId: TeamId, { id: memberId }: { id: MemberId }): string {
      const token = `${teamId}.${memberId}`;
      tokens.set(token, { teamId, memberId });
      return token;
    },
    /** A request as a device sends it; an object becomes a JSON body. */
    async ask(token: string | null, path: string, body?: unknown, headers: HeadersInit = {}) {
      const response = await app.request(path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token !== null && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as never, response };
    },
    listen: () => listen(app, { host: '127.0.0.1', port: 0 }, deps.log),
  };
}
