import { ImapFlow } from 'imapflow';
import type { MailStack } from '#tests/support/mailstack.ts';
import { now } from './clock.ts';

/** A connection that does nothing but wait for mail in info@'s inbox: what any reader of this server could know. */
export async function bareIdle(
  stack: MailStack,
): Promise<{ next(): Promise<number>; stop(): Promise<void> }> {
  const client = new ImapFlow({
    ...stack.imap,
    secure: false,
    logger: false,
    auth: { user: stack.users.info, pass: stack.password },
  });
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  const idling = client.idle();
  return {
    next: () => new Promise((resolve) => client.once('exists', () => resolve(now()))),
    async stop() {
      await client.logout();
      await idling.catch(() => {});
    },
  };
}
