import * as z from 'zod/mini';

/** Where an inquiry came from. */
export const Channel = z.enum(['direct', 'form', 'platform', 'ad', 'fair', 'unknown']);
export type Channel = z.infer<typeof Channel>;
