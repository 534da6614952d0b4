import type { ImapFlow } from 'imapflow';
import type { Account } from '#server/services/accounts/account.ts';
import { loginOf } from '#server/services/accounts/accounts.ts';
import { imapClient } from '#server/services/accounts/imap-client.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import type { Deps } from '#server/services/deps.ts';

/** Opens a connection to an account for one piece of work, and closes it whatever happens. */
export async function withAccount<T>(
  deps: Pick<Deps, 'database' | 'log'>,
  vault: Vault,
  account: Account,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const login = await loginOf(deps, vault, account.id);
  if (!login) throw new Error(`account ${account.id} is gone`);
  const client = imapClient(login, deps.log);
  try {
    await client.connect();
    return await work(client);
  } finally {
    client.close();
  }
}
