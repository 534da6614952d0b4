import * as z from 'zod/mini';
import { MailboxTrouble } from './mailbox.ts';

/**
 * Why a mailbox is not well. Beside what its server says: `gap`, nothing could be read for minutes and nobody said why;
 * `self-check`, a mail sent to it did not arrive.
 */
export const HealthTrouble = z.enum([...MailboxTrouble.options, 'gap', 'self-check']);
export type HealthTrouble = z.infer<typeof HealthTrouble>;
