import { ImapFlow } from 'imapflow';
import type { MailStack } from './mailstack.ts';
import type { Account } from './mailstack/accounts.ts';

/** One of the company's accounts, or a customer's address: every domain outside has its inboxes on the stack too. */
type Owner = Account | `${string}@${string}`;

/** One mail as it lies in a folder. */
export interface LyingMail {
  uid: number;
  messageId: string | null;
  subject: string;
  /** In the order of the alphabet; \Recent, which only one session sees, left out. */
  flags: string[];
}

/** Looks into a folder of an account without changing anything in it (EXAMINE). Oldest first. */
export async function readFolder(
  stack: MailStack,
  account: Owner,
  folder = 'INBOX',
): Promise<LyingMail[]> {
  return withAccount(stack, account, async (client) => {
    const opened = await client.mailboxOpen(folder, { readOnly: true });
    if (opened.exists === 0) return [];
    const mails = await client.fetchAll('1:*', { uid: true, flags: true, envelope: true });
    return mails.map(({ uid, flags, envelope }) => {
      return {
        uid,
        messageId: envelope?.messageId ?? null,
        subject: envelope?.subject ?? '',
        flags: [...(flags ?? [])].filter((flag) => flag !== '\\Recent').toSorted(),
      };
    });
  });
}

/** The newest mail of a folder, as it lies there. */
export async function newestRaw(stack: MailStack, account: Owner, folder: string): Promise<Buffer> {
  return withAccount(stack, account, async (client) => {
    await client.mailboxOpen(folder, { readOnly: true });
    const mail = await client.fetchOne('*', { source: true });
    if (!mail || !mail.source) throw new Error(`${folder} is empty`);
    return mail.source;
  });
}

/** The sources of all mails of a folder, oldest first. Changes nothing in it. */
export async function readSources(
  stack: MailStack,
  account: Owner,
  folder = 'INBOX',
): Promise<string[]> {
  return withAccount(stack, account, async (client) => {
    const opened = await client.mailboxOpen(folder, { readOnly: true });
    if (opened.exists === 0) return [];
    const mails = await client.fetchAll('1:*', { uid: true, source: true });
    return mails.map(({ source }) => source?.toString('utf8') ?? '');
  });
}

async function withAccount<T>(
  stack: MailStack,
  account: Owner,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const client = new ImapFlow({
    ...stack.imap,
    secure: false,
    logger: false,
    auth: {
      user: account.includes('@') ? account : stack.users[account as Account],
      pass: stack.password,
    },
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout();
  }
}
