import { once } from 'node:events';
import WebSocket from 'ws';
import type { Server } from '#lib/api/call.ts';
import { protocolVersion } from '#lib/protocol/version.ts';
import { now } from './clock.ts';

/** A socket on the feed and nothing behind it: when the server tells that the log has grown. */
export async function bareFeed({
  base,
  token,
}: Server): Promise<{ next(): Promise<number>; stop(): void }> {
  const socket = new WebSocket(new URL('api/feed', base.replace(/^http/, 'ws')));
  await once(socket, 'open');
  const told = (): Promise<number> =>
    new Promise((resolve) => socket.once('message', () => resolve(now())));
  const first = told();
  socket.send(JSON.stringify({ type: 'hello', token, protocol: protocolVersion }));
  await first;
  return { next: told, stop: () => socket.close() };
}
