import * as z from 'zod/mini';

/** What a content script hands to the one frame that it opened: random, and known to nobody else in the page. */
export const Ticket = z.string().check(z.regex(/^[0-9a-f]{32}$/));
export type Ticket = z.infer<typeof Ticket>;
