import { setTimeout as delay } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import type { MailboxTrouble } from '#lib/domain/mailbox.ts';
import type { ActionId } from '#lib/domain/ids.ts';
import type { Account } from '#server/services/accounts/account.ts';
import { loginOf } from '#server/services/accounts/accounts.ts';
import { imapClient } from '#server/services/accounts/imap-client.ts';
import { findJunkFolders, findSentFolder } from '#server/services/accounts/sent-folder.ts';
import { codeOf } from '#server/services/accounts/trouble.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import { commit } from '#server/services/actions/commit.ts';
import type { Deps } from '#server/services/deps.ts';
import type { ReadApart } from './intake/read-apart.ts';
import { followFolder, lookIntoFolder } from './follow-folder.ts';
import { keepConnected } from './keep-connected.ts';
import type { Followed } from './reader.ts';
import { newStumbles } from './stumbles.ts';
import { within } from './time-limit.ts';

/** How patient the watcher is, in milliseconds. */
export interface Patience {
  /** Between two looks into a folder of which nothing was announced: a server may forget to, and a link may be dead. */
  look: number;
  /** The same where the server has no IDLE. */
  poll: number;
  /** Between two looks into the folders where a filter puts mail aside. */
  junk: number;
  /** How long one answer of the server may take: a page of mails, the opening of a folder. */
  answer: number;
  pause: { from: number; to: number };
}

export const usualPatience: Patience = {
  look: 4 * 60_000,
  poll: 30_000,
  junk: 2 * 60_000,
  answer: 2 * 60_000,
  pause: { from: 1000, to: 10 * 60_000 },
};

export interface WatchOptions {
  patience?: Patience;
  taken?: Followed['taken'];
  /** Where mails are read. */
  apart?: ReadApart;
}

export interface AccountWatch {
  stop(): Promise<void>;
}

/**
 * Watches the inbox and the Sent folder of an account, each over a connection of its own, and over a third one the
 * folders where a filter puts mail aside: of a mailbox alone, for what a member gets as junk is theirs.
 */
export function watchAccount(
  deps: Deps,
  vault: Vault,
  account: Account,
  { patience = usualPatience, taken, apart }: WatchOptions = {},
): AccountWatch {
  const ending = new AbortController();
  const log = deps.log.child({ account: account.id });
  const roles: readonly Followed['role'][] =
    account.of.kind === 'mailbox' ? ['inbox', 'sent', 'junk'] : ['inbox', 'sent'];
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
          const finding = foldersOf(client, role, account);
          const paths = await within(client, patience.answer, finding);
          const [path] = paths;
          if (path === undefined) return noFolder(log, role, patience, ending.signal);
          const hasIdle = client.capabilities.has('IDLE');
          if (!hasIdle) client.maxIdleTime = patience.poll;
          const lookEvery = hasIdle ? patience.look : patience.poll;
          const opened = () => tell(null);
          const answerIn = patience.answer;
          const how = { stumbles, apart, lookEvery, answerIn };
          const followed = { account, role, path, opened, taken, ...how };
          if (role !== 'junk') return followFolder(deps, client, followed, ending.signal);
          while (!ending.signal.aborted) {
            for (const one of paths) {
              await lookIntoFolder(deps, client, { ...followed, path: one }, ending.signal);
            }
            await rest(patience.junk, ending.signal);
          }
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

async function foldersOf(
  client: ImapFlow,
  role: Followed['role'],
  { sentFolder }: Account,
): Promise<string[]> {
  if (role === 'inbox') return ['INBOX'];
  if (role === 'junk') return findJunkFolders(client);
  const sent = await findSentFolder(client, sentFolder);
  return sent === null ? [] : [sent];
}

/** Without a Sent folder replies cannot be seen; the folder may be made later, or somebody chooses one. */
async function noFolder(
  log: Deps['log'],
  role: Followed['role'],
  { pause }: Patience,
  signal: AbortSignal,
): Promise<void> {
  if (role === 'sent') {
    log.warn('no Sent folder found; choose one in the settings of the account');
  }
  await rest(pause.to, signal);
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, null, { signal }).catch(() => {});
}
