import type { ImapFlow } from 'imapflow';
import type { Place } from '#lib/domain/message.ts';
import type { Account } from '#server/services/accounts/account.ts';
import { codeOf } from '#server/services/accounts/trouble.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import type { Deps } from '#server/services/deps.ts';
import { findMail } from './find-mail.ts';
import type { Route } from './route.ts';
import { withAccount } from './with-account.ts';

/**
 * Into the assignee's own INBOX, byte for byte: Message-ID, threads and signatures stay whole, and the answer goes to
 * the customer as if they had written there. Where it lies there already (the customer put the assignee in copy)
 * nothing is added.
 */
export function appendOriginal(
  deps: Deps,
  vault: Vault,
  own: Account,
  source: Buffer,
  rfcMessageId: string,
): Route {
  return {
    how: 'appended',
    rfcMessageId,
    send: (begun) =>
      withAccount(deps, vault, own, async (client) => {
        const there = await findMail(client, own.address, 'INBOX', rfcMessageId);
        await begun();
        if (there) return { status: 'delivered', place: there };
        try {
          const place = await append(client, own.address, source, rfcMessageId);
          return { status: 'delivered', place };
        } catch (error) {
          const code = codeOf(error);
          // A tagged NO or BAD says that nothing was stored; a lost connection says nothing.
          const isAnswered = (error as { responseStatus?: string }).responseStatus !== undefined;
          return isAnswered
            ? { status: 'refused', isFinal: false, code }
            : { status: 'unsure', code };
        }
      }),
  };
}

async function append(
  client: ImapFlow,
  account: string,
  source: Buffer,
  rfcMessageId: string,
): Promise<Place | null> {
  const done = await client.append('INBOX', source);
  if (done && done.uid !== undefined && done.uidValidity !== undefined) {
    return { account, folder: 'INBOX', uidValidity: Number(done.uidValidity), uid: done.uid };
  }
  // No UIDPLUS (RFC 4315): the server does not say where it put it.
  return findMail(client, account, 'INBOX', rfcMessageId).catch(() => null);
}
