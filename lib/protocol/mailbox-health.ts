import * as z from 'zod/mini';
import { HealthTrouble } from '#lib/domain/health-trouble.ts';
import { MailboxId } from '#lib/domain/ids.ts';
import { Instant } from '#lib/domain/instant.ts';

/** How one watched mailbox is. */
export const MailboxHealth = z.object({
  mailboxId: MailboxId,
  /** When its inbox was last looked into with success; `null`: never yet. */
  lastReadAt: z.nullable(Instant),
  /** When the newest mail that was read had come. */
  lastMailAt: z.nullable(Instant),
  /** Mails known to wait while it catches up. */
  waiting: z.int(),
  trouble: z.nullable(z.object({ kind: HealthTrouble, since: Instant })),
  /** The last mail it was sent to see whether it arrives; `null` where that is off. */
  selfCheck: z.nullable(z.object({ sentAt: Instant, seenAt: z.nullable(Instant) })),
});
export type MailboxHealth = z.infer<typeof MailboxHealth>;

/** GET /api/mailboxes/health, for managers: each mailbox that the server reads. */
export const MailboxHealthResponse = z.object({ mailboxes: z.array(MailboxHealth) });
export type MailboxHealthResponse = z.infer<typeof MailboxHealthResponse>;
