import type { Server } from '#lib/api/call.ts';
import type { Replica } from '#lib/replica/database.ts';
import type { Secrets } from './token.ts';

/** Everything of the world that sync touches, handed in, so that a test can be the world. */
export interface Parts {
  replica: Replica;
  secrets: Secrets;
  fetch: typeof fetch;
  WebSocket: typeof WebSocket;
  now(): Date;
  /** From 0 up to 1. */
  random(): number;
  /** Whether the browser believes it has a network. */
  isOnline(): boolean;
  /** The one handler of what should never happen. */
  report(fault: unknown): void;
  /** Resolves after so many milliseconds; rejects with the signal's reason when it aborts first. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The server this browser is connected to, or `null`. */
export async function connectedServer(parts: Parts, signal: AbortSignal): Promise<Server | null> {
  const device = await parts.secrets.read('device');
  return device && { base: device.base, token: device.token, fetch: parts.fetch, signal };
}
