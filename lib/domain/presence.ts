import * as z from 'zod/mini';

/** What somebody does at an inquiry now. Who writes an answer also views it. */
export const Doing = z.enum(['viewing', 'writing']);
export type Doing = z.infer<typeof Doing>;
