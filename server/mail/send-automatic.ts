import type { Account } from '#server/services/accounts/account.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import type { Deps } from '#server/services/deps.ts';
import { sendMail, type Sent } from './send.ts';

/**
 * Sends an automatic answer so that nothing answers it (RFC 3834 §3.3): from the empty sender, and asking for no report
 * where the server knows how (RFC 3461). Some submission servers want a sender of their own; to those it goes from the
 * account's address, for what was refused was not taken. `Auto-Submitted` speaks for it then.
 */
export async function sendAutomatic(
  deps: Pick<Deps, 'database' | 'log'>,
  vault: Vault,
  account: Account,
  mail: { raw: Buffer; to: string; rfcMessageId: string },
): Promise<Sent> {
  const { raw, to, rfcMessageId: messageId } = mail;
  const sendFrom = (from: string): Promise<Sent> =>
    sendMail(deps, vault, account, {
      raw,
      messageId,
      envelope: { from, to: [to] },
      dsn: { notify: 'never', return: 'headers' },
    });
  const sent = await sendFrom('');
  return sent.status === 'refused' && sent.isFinal ? sendFrom(account.address) : sent;
}
