import { setTimeout as delay } from 'node:timers/promises';
import type { Place } from '#lib/domain/message.ts';
import type { Account } from '#server/services/accounts/account.ts';
import { findSentFolder } from '#server/services/accounts/sent-folder.ts';
import { codeOf } from '#server/services/accounts/trouble.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import type { Deps } from '#server/services/deps.ts';
import { presetOf } from '#server/services/providers/presets.ts';
import { findMail } from './find-mail.ts';
import { withAccount } from './with-account.ts';

/** How long mail servers may take, in milliseconds. */
export interface MailTimes {
  /** To save by themselves what left through them, before we add our own copy. */
  saves: number;
  /** Until what was sent before a crash shows, counted from when it was begun. */
  shows: number;
  /** How often it is looked for meanwhile. */
  every: number;
}

export const usualTimes: MailTimes = { saves: 2000, shows: 60_000, every: 5000 };

/** `keepSentCopy`, where a missing copy is a blemish and no reason to send again: what was sent has arrived. */
export async function copyToSent(
  deps: Pick<Deps, 'database' | 'log'>,
  vault: Vault,
  account: Account,
  mail: { rfcMessageId: string; raw: Buffer },
  times: MailTimes,
): Promise<Place | null> {
  return keepSentCopy(deps, vault, account, mail, times).catch((error: unknown) => {
    deps.log.warn({ code: codeOf(error) }, 'no copy in Sent');
    return null;
  });
}

/**
 * Sees to it that a mail we sent stands in Sent, once. Some servers save what leaves through them and some do not, and
 * few are known for either, so it is looked for before it is added; Gmail always saves, if a little later.
 * @returns Where it lies, `null` where that is not known.
 */
async function keepSentCopy(
  deps: Pick<Deps, 'database' | 'log'>,
  vault: Vault,
  account: Account,
  mail: { rfcMessageId: string; raw: Buffer },
  { saves }: MailTimes,
): Promise<Place | null> {
  const { rfcMessageId, raw } = mail;
  return withAccount(deps, vault, account, async (client) => {
    if (client.capabilities.has('X-GM-EXT-1')) return null;
    const folder = await findSentFolder(client, account.sentFolder);
    if (folder === null) return null;
    const find = () => findMail(client, account.address, folder, rfcMessageId);
    const saved = await find();
    const habit = presetOf(account.provider)?.sentCopy ?? 'unknown';
    if (saved) return saved;
    if (habit !== 'never') {
      await delay(saves);
      const late = await find();
      // A server that always saves is only slow, and ours would be a second copy.
      if (late || habit === 'always') return late;
    }
    const done = await client.append(folder, raw, ['\\Seen']);
    return done && done.uid !== undefined && done.uidValidity !== undefined
      ? { account: account.address, folder, uidValidity: Number(done.uidValidity), uid: done.uid }
      : find();
  });
}
