import * as z from 'zod/mini';
import { Refusal } from '#lib/domain/refusal.ts';

/** What became of an action. `seq` is its place in the log, `null` where nothing needed recording. */
export const Outcome = z.discriminatedUnion('status', [
  z.object({ status: z.literal('done'), seq: z.nullable(z.int()) }),
  z.object({ status: z.literal('refused'), refusal: Refusal }),
]);
export type Outcome = z.infer<typeof Outcome>;

/** An answer as it was kept. */
export function fromAnswer(answer: unknown): Outcome {
  return z.decode(Outcome, answer as z.input<typeof Outcome>);
}
