import * as z from 'zod/mini';
import { MemberId } from './ids.ts';

/**
 * Who does an action. `watcher` reads mail, `clock` runs what is due (deliveries, deadlines), `host` is the person at
 * the server itself: the first start, an accepted invitation.
 */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), memberId: MemberId }),
  z.object({ kind: z.literal('watcher') }),
  z.object({ kind: z.literal('clock') }),
  z.object({ kind: z.literal('host') }),
]);
export type Actor = z.infer<typeof Actor>;
