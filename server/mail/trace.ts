import { setTimeout as delay } from 'node:timers/promises';
import type { Place } from '#lib/domain/message.ts';
import type { Account } from '#server/services/accounts/account.ts';
import { findSentFolder } from '#server/services/accounts/sent-folder.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import type { Deps } from '#server/services/deps.ts';
import { findMail } from './find-mail.ts';
import type { MailTimes } from './sent-copy.ts';
import { withAccount } from './with-account.ts';

/**
 * What proves that something found begun did arrive: the mail in the INBOX it was appended to, or its copy in the Sent of
 * the account that mailed it; `null` where there is no trace a minute after it was begun, for some servers save late.
 * Rejects where the mail server cannot be asked now.
 */
export async function traceOf(
  deps: Pick<Deps, 'database' | 'log' | 'now'>,
  vault: Vault,
  account: Account,
  begun: { in: 'inbox' | 'sent'; rfcMessageId: string; at: Date },
  { shows, every }: MailTimes,
): Promise<Place | null> {
  return withAccount(deps, vault, account, async (client) => {
    const folder =
      begun.in === 'inbox' ? 'INBOX' : await findSentFolder(client, account.sentFolder);
    if (folder === null) return null;
    for (;;) {
      const found = await findMail(client, account.address, folder, begun.rfcMessageId);
      if (found || deps.now().getTime() - begun.at.getTime() >= shows) return found;
      await delay(every);
    }
  });
}
