import * as z from 'zod/mini';
import { MemberId } from './ids.ts';

/** Who looks after the pool on which day. One for each team; days are those of its time zone. */
export const Roster = z.object({
  /** The team's. */
  id: z.uuid(),
  timeZone: z.string().check(z.minLength(1), z.maxLength(60)),
  /** Sunday first. */
  weekdays: z.array(z.nullable(MemberId)).check(z.length(7)),
  /** Days that differ, as `2026-12-31`. */
  exceptions: z
    .array(
      z.object({
        date: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
        memberId: z.nullable(MemberId),
      }),
    )
    .check(z.maxLength(400)),
  seq: z.int(),
});
export type Roster = z.infer<typeof Roster>;
