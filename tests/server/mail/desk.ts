import { randomBytes } from 'node:crypto';
import { ImapFlow } from 'imapflow';
import { eq } from 'drizzle-orm';
import { inquiries } from '#server/database/schema/inquiry.ts';
import { messages } from '#server/database/schema/message.ts';
import { mailboxes } from '#server/database/schema/desk.ts';
import type { Outcome } from '#server/mail/intake/intake.ts';
import { startMail, type Mail, type MailOptions } from '#server/mail/mail.ts';
import type { AccountOwner, Login } from '#server/services/accounts/account.ts';
import { saveAccount } from '#server/services/accounts/save-account.ts';
import { vaultWith } from '#server/services/accounts/vault.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { missingPackages } from '#tests/support/mailstack/packages.ts';
import { as, aTeam, openDeps, type ServerDeps } from '#tests/support/server-deps.ts';

const lack = missingPackages();
if (lack && process.env.CI === 'true') throw new Error(`CI has no mail server: ${lack.install}`);
if (lack) process.stderr.write(`skipped: no mail server here; ${lack.install}\n`);
/** Whether Dovecot and Exim are there to test against. */
export const hasMailStack = lack === null;

export const vault = vaultWith(randomBytes(32));

/** Everything is looked for at once, so that no test waits for a pause to end. */
export const impatient: NonNullable<MailOptions['patience']> = {
  look: 2000,
  poll: 200,
  junk: 200,
  answer: 10_000,
  pause: { from: 50, to: 200 },
};
/** The same for what is sent by itself. */
export const quick = {
  lease: 1000,
  renew: 300,
  mail: { saves: 50, shows: 200, every: 50 },
};
const quickLease = { lasts: 3000, renew: 500, refresh: 100 };

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** A mail server, a team whose info@ is connected, and what its watchers say. */
export async function openDesk() {
  const stack = await startMailStack();
  const deps = await openDeps({ now: () => new Date() });
  const team = await aTeam(deps);
  const taken: Outcome[] = [];
  const times: number[] = [];
  const running = new Set<Mail>();

  const login = (username: string): Login => ({
    imap: { ...stack.imap, security: 'none' },
    smtp: { ...stack.smtp, security: 'none' },
    username,
    password: stack.password,
  });
  const connect = async (of: AccountOwner, address: string, over: Partial<Login> = {}) => {
    const entry = { ...login(address), ...over, of, address, sentFolder: null };
    const saved = await saveAccount(deps, vault, team.id, as(team.ada), entry);
    if (saved.status === 'refused') throw new Error(saved.refusal.code);
  };
  return {
    stack,
    deps,
    team,
    taken,
    times,
    login,
    connect,
    connectInfo: (over?: Partial<Login>) =>
      connect({ kind: 'mailbox', mailboxId: team.mailboxId }, 'info@acme.test', over),
    connectMember: (member: typeof team.linda) =>
      connect({ kind: 'member', memberId: member.id }, member.address),
    async watch(over: MailOptions & { deps?: ServerDeps } = {}): Promise<Mail> {
      const mail = startMail(over.deps ?? deps, vault, {
        patience: impatient,
        lease: quickLease,
        taken: (outcome, ms) => {
          taken.push(outcome);
          if (ms !== null) times.push(ms);
        },
        ...over,
      });
      running.add(mail);
      await mail.refresh();
      return mail;
    },
    inquiries: () => deps.database.select().from(inquiries).where(eq(inquiries.teamId, team.id)),
    messages: () => deps.database.select().from(messages).where(eq(messages.teamId, team.id)),
    async mailbox() {
      const [row] = await deps.database
        .select()
        .from(mailboxes)
        .where(eq(mailboxes.teamId, team.id));
      if (!row) throw new Error('no mailbox');
      return row;
    },
    async close() {
      await Promise.all([...running].map((mail) => mail.stop()));
      await stack.stop();
      await deps.close();
    },
  };
}

/** A person's own mail program, signed in as `address`. */
export async function asPerson<T>(
  stack: MailStack,
  address: string,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const client = new ImapFlow({
    ...stack.imap,
    secure: false,
    doSTARTTLS: false,
    auth: { user: address, pass: stack.password },
    logger: false,
    disableAutoIdle: true,
  });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout();
  }
}

/** Puts a raw mail into a folder, as a mail program does with what it sent. */
export async function append(
  stack: MailStack,
  address: string,
  folder: string,
  fields: Record<string, string>,
  body = 'Yes, forty pumps are in stock.',
): Promise<void> {
  const header = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  await asPerson(stack, address, (client) =>
    client.append(folder, `${header.join('')}\r\n${body}\r\n`, ['\\Seen']),
  );
}
