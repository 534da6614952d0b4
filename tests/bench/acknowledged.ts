import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { freePort } from '#tests/support/free-port.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { startServerProcess } from '#tests/support/team-server/server-process.ts';
import { connectedTeam } from './catch-up/connected-team.ts';
import { now } from './clock.ts';
import { percentiles, type Percentiles } from './percentiles.ts';

/** From info@'s server having taken a mail to the acknowledgement lying in the customer's own inbox. */
export async function measureAcknowledged(times: number): Promise<Percentiles> {
  const stack = await startMailStack();
  const dataFolder = await mkdtemp(join(tmpdir(), 'baton-acknowledged-'));
  try {
    const data = { databaseUrl: null, dataFolder };
    await connectedTeam(data, stack, new Date(), { acknowledges: true });
    const server = await startServerProcess({
      BATON_DATA: dataFolder,
      BATON_PORT: String(await freePort()),
      BATON_LOG: 'warn',
    });
    const taken: number[] = [];
    // The first finds connections closed and code not compiled.
    await acknowledged(stack, 0);
    for (let at = 1; at <= times; at += 1) taken.push(await acknowledged(stack, at));
    await server.stop();
    return percentiles(taken);
  } finally {
    await stack.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function acknowledged(stack: MailStack, at: number): Promise<number> {
  const customer = `greta@kunde${at}.example`;
  const client = new ImapFlow({
    ...stack.imap,
    secure: false,
    logger: false,
    auth: { user: customer, pass: stack.password },
  });
  await client.connect();
  try {
    await client.mailboxOpen('INBOX', { readOnly: true });
    const came = new Promise<number>((resolve) => client.once('exists', () => resolve(now())));
    const idling = client.idle().catch(() => {});
    const text = 'Could you quote forty pumps for our plant in Hamburg, please?';
    const mail = { from: customer, subject: `Pumps ${at}`, text };
    await stack.deliver(mail, { from: customer, to: [stack.users.info] });
    const delivered = now();
    const ms = (await came) - delivered;
    void idling;
    return ms;
  } finally {
    client.close();
  }
}
