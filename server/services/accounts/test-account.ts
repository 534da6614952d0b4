import type { MailboxTrouble } from '#lib/domain/mailbox.ts';
import type { Deps } from '../deps.ts';
import type { Login } from './account.ts';
import { imapClient } from './imap-client.ts';
import { findSentFolder, selectableFolders } from './sent-folder.ts';
import { smtpTransport } from './smtp-transport.ts';
import { codeOf, troubleOf } from './trouble.ts';

/** How a login did. `null` trouble: it works. */
export interface AccountTest {
  imap: MailboxTrouble | null;
  /** `null` too where nothing is sent from this account. */
  smtp: MailboxTrouble | null;
  folders: string[];
  /** The Sent folder as the server marks or names it; `null`: somebody must choose one. */
  sentFolder: string | null;
}

/** Signs in to read and to send, changes nothing and sends nothing. */
export async function testAccount(
  deps: Pick<Deps, 'log'>,
  login: Login,
  chosenSent: string | null = null,
): Promise<AccountTest> {
  const [imap, smtp] = await Promise.all([
    testImap(deps, login, chosenSent),
    login.smtp ? testSmtp(deps, login) : null,
  ]);
  return { ...imap, smtp };
}

async function testImap(
  { log }: Pick<Deps, 'log'>,
  login: Login,
  chosenSent: string | null,
): Promise<Omit<AccountTest, 'smtp'>> {
  const client = imapClient(login, log);
  try {
    await client.connect();
    await client.mailboxOpen('INBOX', { readOnly: true });
    const sentFolder = await findSentFolder(client, chosenSent);
    return { imap: null, sentFolder, folders: await selectableFolders(client) };
  } catch (error) {
    log.info({ code: codeOf(error) }, 'account test: reading failed');
    return { imap: troubleOf(error), sentFolder: null, folders: [] };
  } finally {
    client.close();
  }
}

async function testSmtp({ log }: Pick<Deps, 'log'>, login: Login): Promise<MailboxTrouble | null> {
  const transport = smtpTransport(login);
  try {
    await transport.verify();
    return null;
  } catch (error) {
    log.info({ code: codeOf(error) }, 'account test: sending failed');
    return troubleOf(error);
  } finally {
    transport.close();
  }
}
