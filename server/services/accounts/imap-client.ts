import { ImapFlow, type ImapFlowOptions } from 'imapflow';
import type { Logger } from 'pino';
import type { Credentials, Login, MailServer } from './account.ts';
import { refusePlainText, tlsOptions } from './tls-options.ts';
import { troubleOf } from './trouble.ts';

export type ImapLogin = Pick<Login, 'imap' | 'username'> & Credentials;

/** Who we say we are. NetEase lets nobody open a folder who has not said it (RFC 2971). */
const clientInfo = { name: 'Baton', vendor: 'Baton' };

/**
 * A new connection to an account, not yet opened; each serves once (imapflow refuses to be reused). The caller opens
 * it, and closes it whatever happens. Reading goes through EXAMINE alone, so that no flag can change.
 */
export function imapClient(login: ImapLogin, log: Logger, over: ImapFlowOptions = {}): ImapFlow {
  const { username: user } = login;
  refusePlainText(login.imap);
  const client = new ImapFlow({
    host: login.imap.host,
    port: login.imap.port,
    ...securityOf(login.imap),
    tls: { ...tlsOptions(login.imap.pin) },
    auth:
      'password' in login
        ? { user, pass: login.password }
        : { user, accessToken: login.accessToken },
    // imapflow's own log names folders and addresses; ours says what happened instead.
    logger: false,
    clientInfo,
    disableAutoIdle: true,
    // Parts come as they were sent, for one decoder to read them all.
    disableBinary: true,
    connectionTimeout: 20_000,
    ...over,
  });
  // Without a listener a broken connection would end the process; the pending command rejects with the same error.
  client.on('error', (error: NodeJS.ErrnoException) => {
    log.debug({ code: error.code ?? error.name }, 'imap connection broke');
  });
  const connect = client.connect.bind(client);
  client.connect = async () => {
    try {
      await connect();
    } catch (error) {
      await renewRefused(login, error);
      throw error;
    }
    await introduce(client);
  };
  return client;
}

function securityOf({ security }: MailServer): ImapFlowOptions {
  if (security === 'tls') return { secure: true };
  return { secure: false, doSTARTTLS: security === 'starttls' };
}

/** The token was refused before its time and another was given: whoever comes again gets in with that one. */
export class TokenRefused extends Error {
  readonly code = 'TokenRefused';
  constructor(cause: unknown) {
    super('the access token was refused and has been renewed', { cause });
    this.name = 'TokenRefused';
  }
}

async function renewRefused(login: ImapLogin, error: unknown): Promise<void> {
  // What the server names otherwise, such as IMAP switched off, no other token would mend.
  if ('password' in login || troubleOf(error) !== 'password') return;
  await login.renew();
  throw new TokenRefused(error);
}

/** imapflow says who we are only where the server announces ID; some want to hear it though they do not announce it. */
async function introduce(client: ImapFlow): Promise<void> {
  if (client.capabilities.has('ID')) return;
  const { exec } = client as unknown as { exec?: Exec };
  const parts = Object.entries(clientInfo).flat();
  try {
    const answer = await exec?.call(client, 'ID', [
      parts.map((value) => ({ type: 'STRING', value })),
    ]);
    answer?.next();
  } catch {
    // It does not know the command, and has lost nothing.
  }
}

type Exec = (command: string, attributes: unknown[]) => Promise<{ next(): void }>;
