import * as z from 'zod/mini';
import { mostPlaces, Place, Presence } from '#lib/domain/presence.ts';

/** GET /api/feed (WebSocket). The first message is the token, within five seconds; afterwards pings keep a worker alive. */
export const DeviceToFeed = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    token: z.string().check(z.maxLength(500)),
    protocol: z.int(),
  }),
  z.object({ type: z.literal('ping') }),
  /**
   * The whole of what this device has in front of it now. Said when it changes and every 8 s while there is anything;
   * the server forgets it 20 s after it was last said.
   */
  z.object({ type: z.literal('here'), places: z.array(Place).check(z.maxLength(mostPlaces)) }),
]);
export type DeviceToFeed = z.infer<typeof DeviceToFeed>;

/**
 * The feed says only how far the team's log is, what is new is pulled; and who else is where, which is in no log.
 * `presence` holds all of the team's presences that this member may know of but their own: whenever they change, and
 * after `hello` where there are any.
 */
export const FeedToDevice = z.discriminatedUnion('type', [
  z.object({ type: z.literal('at'), seq: z.int() }),
  z.object({ type: z.literal('pong') }),
  z.object({ type: z.literal('presence'), presences: z.array(Presence) }),
  z.object({
    type: z.literal('bye'),
    reason: z.enum(['signed-out', 'too-old', 'no-token', 'stopping']),
  }),
]);
export type FeedToDevice = z.infer<typeof FeedToDevice>;
