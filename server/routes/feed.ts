import { upgradeWebSocket } from '@hono/node-server';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Ear, Feed } from '#server/feed/feed.ts';

/** GET /api/feed, a WebSocket. The token is its first message: an address would lie in the logs of proxies. */
export function feedRoute(feed: Feed, log: Logger): Hono {
  const failed = (error: Error) => log.error({ error: error.message }, 'feed');
  return new Hono().get(
    '/api/feed',
    upgradeWebSocket(() => {
      let ear: Ear | null = null;
      return {
        onOpen: (_event, socket) => {
          ear = feed.join({
            send: (text) => socket.send(text),
            close: (code, reason) => socket.close(code, reason),
          });
        },
        onMessage: ({ data }) => {
          if (typeof data === 'string') ear?.hear(data).catch(failed);
        },
        onClose: () => ear?.gone(),
        onError: () => ear?.gone(),
      };
    }),
  );
}
