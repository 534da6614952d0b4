import { ImapFlow, type ImapFlowOptions } from 'imapflow';
import type { Logger } from 'pino';
import type { Login, MailServer } from './account.ts';

/**
 * A new connection to an account, not yet opened; each serves once (imapflow refuses to be reused). The caller opens
 * it, and closes it whatever happens. Reading goes through EXAMINE alone, so that no flag can change.
 */
export function imapClient(
  login: Pick<Login, 'imap' | 'username' | 'password'>,
  log: Logger,
  over: ImapFlowOptions = {},
): ImapFlow {
  const client = new ImapFlow({
    host: login.imap.host,
    port: login.imap.port,
    ...securityOf(login.imap),
    auth: { user: login.username, pass: login.password },
    // imapflow's own log names folders and addresses; ours says what happened instead.
    logger: false,
    // NetEase wants to know who comes before it lets a folder be opened.
    clientInfo: { name: 'Baton', vendor: 'Baton' },
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
  return client;
}

function securityOf({ security }: MailServer): ImapFlowOptions {
  if (security === 'tls') return { secure: true };
  return { secure: false, doSTARTTLS: security === 'starttls' };
}
