import { setTimeout as delay } from 'node:timers/promises';
import type { MailboxTrouble } from '#lib/domain/mailbox.ts';
import type { ActionId } from '#lib/domain/ids.ts';
import type { Account } from '#server/services/accounts/account.ts';
import { loginOf } from '#server/services/accounts/accounts.ts';
import { imapClient } from '#server/services/accounts/imap-client.ts';
import { findSentFolder } from '#server/services/accounts/sent-folder.ts';
import { codeOf } from '#server/services/accounts/trouble.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import { commit } from '#server/services/actions/commit.ts';
import type { Deps } from '#server/services/deps.ts';
import { followFolder, type Followed } from './follow-folder.ts';
import { keepConnected } from './keep-connected.ts';
import { newStumbles } from './stumbles.ts';

/** How patient the watcher is, in milliseconds. */
export interface Patience {
  /** Between two looks into a folder of which nothing was announced: a server may forget to, and a link may be dead. */
  look: number;
  /** The same where the server has no IDLE. */
  poll: number;
  pause: { from: number; to: number };
}

export const usualPatience: Patience = {
  look: 4 * 60_000,
  poll: 30_000,
  pause: { from: 1000, to: 10 * 60_000 },
};

export interface AccountWatch {
  stop(): Promise<void>;
}

/** Watches the inbox and the Sent folder of an account, each over a connection of its own. */
export function watchAccount(
  deps: Deps,
  vault: Vault,
  account: Account,
  { patience = usualPatience, taken }: { patience?: Patience; taken?: Followed['taken'] } = {},
): AccountWatch {
  const ending = new AbortController();
  const log = deps.log.child({ account: account.id });
  const roles = ['inbox', 'sent'] as const;
  const running = roles.map((role) => {
    const stumbles = newStumbles();
    const tell = role === 'inbox' ? healthOf(deps, account) : async () => {};
    return keepConnected(
      { log },
      {
        pause: patience.pause,
        async client() {
          const login = await loginOf(deps, vault, account.id);
          if (!login) throw new Error('the account is gone');
          return imapClient(login, log, { maxIdleTime: patience.look });
        },
        async work(client) {
          const path =
            role === 'inbox' ? 'INBOX' : await findSentFolder(client, account.sentFolder);
          if (path === null) return void (await noSentFolder(log, patience, ending.signal));
          const hasIdle = client.capabilities.has('IDLE');
          if (!hasIdle) client.maxIdleTime = patience.poll;
          const lookEvery = hasIdle ? patience.look : patience.poll;
          const opened = () => tell(null);
          const followed = { account, role, path, stumbles, opened, taken, lookEvery };
          await followFolder(deps, client, followed, ending.signal);
        },
        // One broken connection is no trouble yet, and a mail that breaks the reader is not the mailbox's.
        async down(trouble, times) {
          const isPassing = trouble === 'unreachable' || trouble === 'other';
          if ((isPassing && times < 2) || (trouble === 'other' && stumbles.isCareful)) return;
          await tell(trouble);
        },
      },
      ending.signal,
    );
  });
  return {
    async stop() {
      ending.abort();
      await Promise.all(running);
    },
  };
}

/** Says once for each turn whether a mailbox can be read. A member's own account has nobody else to tell. */
function healthOf(deps: Deps, { of, teamId }: Account) {
  let last: MailboxTrouble | null | undefined;
  return async (trouble: MailboxTrouble | null): Promise<void> => {
    if (of.kind !== 'mailbox' || last === trouble) return;
    try {
      await commit(
        deps,
        teamId,
        { kind: 'watcher' },
        {
          id: deps.newId() as ActionId,
          at: deps.now(),
          type: 'health',
          mailboxId: of.mailboxId,
          trouble,
        },
      );
      last = trouble;
    } catch (error) {
      deps.log.error({ code: codeOf(error) }, 'the state of a mailbox could not be written');
    }
  };
}

/** Without a Sent folder replies cannot be seen; the folder may be made later, or somebody chooses one. */
async function noSentFolder(
  log: Deps['log'],
  { pause }: Patience,
  signal: AbortSignal,
): Promise<void> {
  log.warn('no Sent folder found; choose one in the settings of the account');
  await delay(pause.to, null, { signal }).catch(() => {});
}
