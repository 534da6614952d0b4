import type { Server } from '#lib/api/call.ts';
import type { Replica } from '#lib/replica/database.ts';
import type { ServerClock } from '#lib/replica/server-clock.ts';
import type { Secrets } from './token.ts';

/** Everything of the world that sync touches, handed in, so that a test can be the world. */
export interface Parts {
  replica: Replica;
  secrets: Secrets;
  fetch: typeof fetch;
  WebSocket: typeof WebSocket;
  clock: ServerClock;
  /** The server's time: `clock.now`. */
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
  await parts.clock.ready;
  const device = await parts.secrets.read('device');
  return device && serverAt(parts, device.base, device.token, signal);
}

/** A server, asked by the means of this world, from whose answers its clock is learned. */
export function serverAt(
  { fetch, clock }: Parts,
  base: string,
  token: string | null,
  signal: AbortSignal,
): Server {
  return { base, token, fetch, signal, timing: clock.ask };
}
