import * as z from 'zod/mini';

/** GET /api/feed (WebSocket). The first message is the token, within five seconds; afterwards pings keep a worker alive. */
export const DeviceToFeed = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    token: z.string().check(z.maxLength(500)),
    protocol: z.int(),
  }),
  z.object({ type: z.literal('ping') }),
]);
export type DeviceToFeed = z.infer<typeof DeviceToFeed>;

/** The feed says only how far the team's log is; what is new is pulled. */
export const FeedToDevice = z.discriminatedUnion('type', [
  z.object({ type: z.literal('at'), seq: z.int() }),
  z.object({ type: z.literal('pong') }),
  z.object({
    type: z.literal('bye'),
    reason: z.enum(['signed-out', 'too-old', 'no-token', 'stopping']),
  }),
]);
export type FeedToDevice = z.infer<typeof FeedToDevice>;
