import { Socket } from 'node:net';
import type { MailboxTrouble } from '#lib/domain/mailbox.ts';
import type { Deps } from '../deps.ts';
import type { SignIn } from './account.ts';
import { imapClient } from './imap-client.ts';
import { type Certificate, lookAtServer } from './look-at-server.ts';
import { findSentFolder, selectableFolders } from './sent-folder.ts';
import { smtpTransport } from './smtp-transport.ts';
import { codeOf, troubleOf } from './trouble.ts';

/** How a login did. `null` trouble: it works. */
export interface AccountTest {
  imap: MailboxTrouble | null;
  /** `null` too where nothing is sent from this account. */
  smtp: MailboxTrouble | null;
  /** The certificate that was not accepted, where that is the trouble. */
  certificates: { imap: Certificate | null; smtp: Certificate | null };
  folders: string[];
  /** The Sent folder as the server marks or names it; `null`: somebody must choose one. */
  sentFolder: string | null;
}

/** How long each step may take, in milliseconds; all of reading or sending three times that. */
const PATIENCE = 15_000;

/** Signs in to read and to send, changes nothing and sends nothing. */
export async function testAccount(
  deps: Pick<Deps, 'log'>,
  login: SignIn,
  chosenSent: string | null = null,
  patience = PATIENCE,
): Promise<AccountTest> {
  const [imap, smtp] = await Promise.all([
    testImap(deps, login, chosenSent, patience),
    testSmtp(deps, login, patience),
  ]);
  const { trouble, certificate, ...folders } = imap;
  return {
    imap: trouble,
    smtp: smtp.trouble,
    certificates: { imap: certificate, smtp: smtp.certificate },
    ...folders,
  };
}

interface Finding {
  trouble: MailboxTrouble | null;
  certificate: Certificate | null;
}
const fine: Finding = { trouble: null, certificate: null };

async function testImap(
  { log }: Pick<Deps, 'log'>,
  login: SignIn,
  chosenSent: string | null,
  patience: number,
): Promise<Finding & Pick<AccountTest, 'folders' | 'sentFolder'>> {
  const times = {
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  };
  let close = (): void => {};
  let isSilent = false;
  // A server that sends a byte now and then keeps every other clock running.
  const timer = setTimeout(() => {
    isSilent = true;
    close();
  }, 3 * patience);
  try {
    const client = imapClient(login, log, times);
    close = () => client.close();
    // The command that waited learns only that the connection is gone.
    client.on('error', (error) => (isSilent ||= troubleOf(error) === 'silent'));
    await client.connect();
    await client.mailboxOpen('INBOX', { readOnly: true });
    const sentFolder = await findSentFolder(client, chosenSent);
    return { ...fine, sentFolder, folders: await selectableFolders(client) };
  } catch (error) {
    log.info({ code: codeOf(error) }, 'account test: reading failed');
    const trouble = isSilent ? 'silent' : troubleOf(error);
    const finding = await explained(login.imap, 'imap', trouble, patience);
    return { ...finding, sentFolder: null, folders: [] };
  } finally {
    clearTimeout(timer);
    close();
  }
}

async function testSmtp(
  { log }: Pick<Deps, 'log'>,
  login: SignIn,
  patience: number,
): Promise<Finding> {
  if (!login.smtp) return fine;
  const socket = new Socket();
  let isSilent = false;
  const timer = setTimeout(() => {
    isSilent = true;
    socket.destroy();
  }, 3 * patience);
  try {
    const transport = smtpTransport(login, { patience, socket });
    await transport.verify();
    return fine;
  } catch (error) {
    log.info({ code: codeOf(error) }, 'account test: sending failed');
    const trouble = isSilent ? 'silent' : troubleOf(error);
    return explained(login.smtp, 'smtp', trouble, patience);
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

const GREETING = { imap: /^\* (?:OK|PREAUTH|BYE)\b/i, smtp: /^\d{3}[ -]/ };

/** Some errors say little: what the server shows by itself says more. */
async function explained(
  server: SignIn['imap'],
  protocol: 'imap' | 'smtp',
  trouble: MailboxTrouble,
  patience: number,
): Promise<Finding> {
  if (!['certificate', 'silent', 'other', 'unreachable'].includes(trouble)) {
    return { trouble, certificate: null };
  }
  const { greeting, certificate } = await lookAtServer(server, protocol, patience);
  if (trouble === 'certificate') return { trouble, certificate };
  const isOther = greeting !== null && !GREETING[protocol].test(greeting);
  return { trouble: isOther ? 'not-mail' : trouble, certificate: null };
}
