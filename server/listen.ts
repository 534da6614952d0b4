import type { AddressInfo } from 'node:net';
import { serve, type WebSocketServerLike } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { faultOf } from '#server/log.ts';
import type { ApiEnv } from '#server/middleware/signed-in.ts';

/** The longest message a device has to say is its token. */
const mostFeedBytes = 4096;

/**
 * Answers HTTP and WebSockets with `app`. Rejects where the address is taken. `stop` takes no more, lets requests under
 * way end, and cuts what is still open after five seconds.
 */
export function listen(
  app: Hono<ApiEnv>,
  { host, port }: { host: string; port: number },
  log: Logger,
): Promise<{ url: string; stop(): Promise<void> }> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: mostFeedBytes });
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: app.fetch,
        hostname: host,
        port,
        websocket: { server: sockets as WebSocketServerLike },
      },
      ({ port: taken, family }: AddressInfo) => {
        server.off('error', reject);
        server.on('error', (error) => log.error(faultOf(error), 'HTTP server'));
        const name = family === 'IPv6' && host.includes(':') ? `[${host}]` : host;
        resolve({ url: `http://${name}:${taken}`, stop });
      },
    );
    server.once('error', reject);
    const stop = async (): Promise<void> => {
      const closed = new Promise((done) => server.close(done));
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      const patience = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
        if ('closeAllConnections' in server) server.closeAllConnections();
      }, 5000);
      await closed;
      clearTimeout(patience);
    };
  });
}
