import * as z from 'zod/mini';
import { TeamId } from './ids.ts';

/** What members see of one another's inquiries: all of the team's, or the pool and their own. */
export const Visibility = z.enum(['team', 'own-and-pool']);
export type Visibility = z.infer<typeof Visibility>;

/** One company on a server; nothing crosses between teams. */
export const Team = z.object({
  id: TeamId,
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  visibility: Visibility,
});
export type Team = z.infer<typeof Team>;
