import * as z from 'zod/mini';
import { MemberId, RuleId } from './ids.ts';

/**
 * Who does an action. `watcher` reads mail, `clock` runs what is due (deliveries, absences), `rule` is what the team told
 * the desk to do by itself, `host` is the person at the server: the first start, an accepted invitation.
 */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), memberId: MemberId }),
  z.object({ kind: z.literal('watcher') }),
  /** With its name as it was then, for the timeline outlives the rule. */
  z.object({ kind: z.literal('rule'), ruleId: RuleId, name: z.string() }),
  z.object({ kind: z.literal('clock') }),
  z.object({ kind: z.literal('host') }),
]);
export type Actor = z.infer<typeof Actor>;
