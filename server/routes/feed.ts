import { upgradeWebSocket } from '@hono/node-server';
import { Hono } from 'hono';
import type { Ear, Feed } from '#server/feed/feed.ts';

/** GET /api/feed, a WebSocket. The token is its first message: an address would lie in the logs of proxies. */
export function feedRoute(feed: Feed): Hono {
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
          if (typeof data === 'string') void ear?.hear(data);
        },
        onClose: () => ear?.gone(),
        onError: () => ear?.gone(),
      };
    }),
  );
}
