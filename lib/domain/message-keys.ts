import * as z from 'zod/mini';

/** What a page can recognise a message by (`fingerprint/keys.ts`). */
export const MessageKeys = z.array(z.string().check(z.maxLength(80))).check(z.maxLength(40));
