import type { Account } from '#server/services/accounts/account.ts';
import { findSentFolder } from '#server/services/accounts/sent-folder.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import type { Deps } from '#server/services/deps.ts';
import { findMail } from './find-mail.ts';
import { withAccount } from './with-account.ts';

/**
 * Sees to it that a mail we sent stands in Sent, once. Some servers save what leaves through them and some do not, and
 * none says which, so it is looked for before it is added; Gmail always saves, if a little later.
 */
export async function keepSentCopy(
  deps: Pick<Deps, 'database' | 'log'>,
  vault: Vault,
  account: Account,
  rfcMessageId: string,
  raw: Buffer,
): Promise<void> {
  await withAccount(deps, vault, account, async (client) => {
    if (client.capabilities.has('X-GM-EXT-1')) return;
    const folder = await findSentFolder(client, account.sentFolder);
    if (folder === null) return;
    if (await findMail(client, account.address, folder, rfcMessageId)) return;
    await client.append(folder, raw, ['\\Seen']);
  });
}
