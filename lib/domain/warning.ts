import * as z from 'zod/mini';

/** What a person should know before they answer. Words: `lib/words`, by kind. */
export const Warning = z.object({
  kind: z.enum([
    /** Quotes an id of another inquiry, from nobody in that conversation. */
    'stranger-in-thread',
    /** Put to this conversation by correspondent, subject and time alone. */
    'probably-same',
    /** Reached us long before it was seen. */
    'late',
    'spf-failed',
    'dkim-failed',
    'dmarc-failed',
    'found-in-junk',
  ]),
  /** What shows it: an id, a header's value. */
  evidence: z.nullable(z.string().check(z.maxLength(300))),
});
export type Warning = z.infer<typeof Warning>;
