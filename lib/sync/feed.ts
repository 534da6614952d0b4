import type { Server } from '#lib/api/call.ts';
import type { Presence } from '#lib/domain/presence.ts';
import { type DeviceToFeed, FeedToDevice } from '#lib/protocol/feed.ts';
import { protocolVersion } from '#lib/protocol/version.ts';
import type { Parts } from './parts.ts';

/** Chromium stops a worker whose socket was silent for 30 s. */
const pingEvery = 20_000;
/** Two pings without a word back: the line is dead, though nobody closed it. */
const silence = 45_000;
const shortestWait = 1_000;
const longestWait = 15_000;

export interface FeedEvents {
  /** The team's log is at `seq`. */
  onAt(seq: number): void;
  /** These and no others of the team are somewhere now. */
  onPresence(presences: Presence[]): void;
  /** A line is open and our token is on its way: what is told from now on, until `closed` aborts, comes after it. */
  onOpen(tell: (message: DeviceToFeed) => void, closed: AbortSignal): void;
  /** The server will not have us any more: there is no use in coming back. */
  onBye(reason: 'signed-out' | 'too-old'): void;
  /** A line on which the server was heard broke. */
  onLost(): void;
}

/**
 * Listens to the team's feed until `signal` aborts or the server says bye, and comes back after each break: after a
 * second, doubling up to fifteen, with jitter, so that a restarted server is not met by everybody at once.
 */
export async function runFeed(
  parts: Parts,
  server: Server & { token: string },
  events: FeedEvents,
  signal: AbortSignal,
): Promise<void> {
  let tries = 0;
  while (!signal.aborted) {
    const end = await listenOnce(parts, server, events, signal);
    if (signal.aborted || end === 'bye') return;
    if (end === 'heard') events.onLost();
    tries = end === 'heard' ? 0 : tries + 1;
    const wait = Math.min(longestWait, shortestWait * 2 ** tries);
    await parts.sleep(wait * (0.5 + parts.random() / 2), signal).catch(() => undefined);
  }
}

/** One connection: whether the server was heard on it, or said bye for good. */
function listenOnce(
  parts: Parts,
  server: Server & { token: string },
  { onAt, onBye, onOpen, onPresence }: FeedEvents,
  signal: AbortSignal,
): Promise<'bye' | 'heard' | 'silent'> {
  const socket = new parts.WebSocket(feedAddress(server.base));
  const closing = new AbortController();
  let end: 'bye' | 'heard' | 'silent' = 'silent';
  // The browser's own clock, for the server's may be put right in between.
  const own = () => parts.clock.deviceTime(parts.now()).getTime();
  let lastHeard = own();
  const tell = (message: DeviceToFeed) => socket.send(JSON.stringify(message));
  const close = () => {
    closing.abort();
    socket.close();
  };
  const hear = (message: FeedToDevice) => {
    lastHeard = own();
    end = 'heard';
    if (message.type === 'at') onAt(message.seq);
    if (message.type === 'presence') onPresence(message.presences);
    if (message.type !== 'bye') return;
    if (message.reason === 'signed-out' || message.reason === 'too-old') {
      end = 'bye';
      onBye(message.reason);
    }
    close();
  };
  const keepAlive = async () => {
    for (;;) {
      await parts.sleep(pingEvery, closing.signal);
      if (own() - lastHeard > silence) return close();
      tell({ type: 'ping' });
    }
  };
  return new Promise((settle) => {
    const { signal: closed } = closing;
    // A closing handshake that nobody answers must not hold up the next try.
    closed.addEventListener('abort', () => settle(end));
    signal.addEventListener('abort', close, { signal: closed });
    socket.addEventListener('open', () => {
      // The token is the first message and never in the address, which lands in logs.
      tell({ type: 'hello', token: server.token, protocol: protocolVersion });
      keepAlive().catch(close);
      onOpen(tell, closed);
    });
    socket.addEventListener('message', (event: MessageEvent<unknown>) => {
      const message = understood(event.data);
      if (message && !closed.aborted) hear(message);
    });
    socket.addEventListener('error', close);
    socket.addEventListener('close', close);
  });
}

function feedAddress(base: string): URL {
  const address = new URL('api/feed', base);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return address;
}

/** What a newer server says beyond our words is left alone. */
function understood(data: unknown): FeedToDevice | null {
  try {
    return FeedToDevice.safeParse(JSON.parse(String(data))).data ?? null;
  } catch {
    return null;
  }
}
