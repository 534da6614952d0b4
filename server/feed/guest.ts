import * as z from 'zod/mini';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Place } from '#lib/domain/presence.ts';
import { DeviceToFeed, type FeedToDevice } from '#lib/protocol/feed.ts';
import type { Seat } from './presence.ts';

/** A socket, as far as the feed needs one. */
export interface Line {
  send(text: string): void;
  close(code: number, reason: string): void;
}

/** Whoever is at the other end of a line, let in or not yet. */
export interface Guest {
  line: Line;
  token: string | null;
  teamId: TeamId | null;
  /** How far the log is as far as we know, and as far as it was told; `null` before the first time. */
  latest: number;
  told: number | null;
  heardAt: number;
  seat: Seat | null;
  /** Where it said it is while its token was still being looked at. */
  early: Place[] | null;
}

export type Bye = Extract<FeedToDevice, { type: 'bye' }>['reason'];

export const closeCode: Record<Bye, number> = {
  'no-token': 4401,
  'signed-out': 4401,
  'too-old': 4426,
  stopping: 1001,
};

export function newGuest(line: Line, heardAt: number): Guest {
  const nobody = { token: null, teamId: null, seat: null, early: null };
  return { line, ...nobody, latest: 0, told: null, heardAt };
}

export function say(guest: Guest, message: FeedToDevice): void {
  guest.line.send(JSON.stringify(message));
}

/** `null` for what is no message, or none that this server knows. */
export function read(text: string): DeviceToFeed | null {
  try {
    return z.parse(DeviceToFeed, JSON.parse(text));
  } catch {
    return null;
  }
}
