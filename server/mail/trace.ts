import type { Place } from '#lib/domain/message.ts';
import { accountOf } from '#server/services/accounts/accounts.ts';
import { findSentFolder } from '#server/services/accounts/sent-folder.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import type { DeliveryRow } from '#server/services/deliveries/deliveries.ts';
import type { HandOffFacts } from '#server/services/deliveries/hand-off-facts.ts';
import type { Deps } from '#server/services/deps.ts';
import { findMail } from './find-mail.ts';
import { withAccount } from './with-account.ts';

/**
 * What proves that a hand-off found begun did arrive: the mail in the assignee's INBOX, or its copy in the mailbox's
 * Sent; `null` where there is no trace. Rejects where the mail server cannot be asked now.
 */
export async function traceOf(
  deps: Pick<Deps, 'database' | 'log'>,
  vault: Vault,
  { how, rfcMessageId, teamId }: DeliveryRow,
  facts: HandOffFacts,
): Promise<Place | null> {
  if (rfcMessageId === null) return null;
  const account = await accountOf(
    deps,
    teamId,
    how === 'appended'
      ? { kind: 'member', memberId: facts.assignee.id }
      : { kind: 'mailbox', mailboxId: facts.mailbox.id },
  );
  if (!account) return null;
  return withAccount(deps, vault, account, async (client) => {
    const folder = how === 'appended' ? 'INBOX' : await findSentFolder(client, account.sentFolder);
    return folder === null ? null : findMail(client, account.address, folder, rfcMessageId);
  });
}
