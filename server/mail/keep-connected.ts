import { setTimeout as delay } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import type { MailboxTrouble } from '#lib/domain/mailbox.ts';
import { codeOf, troubleOf } from '#server/services/accounts/trouble.ts';
import type { Deps } from '#server/services/deps.ts';

export interface Connecting {
  /** A new connection object; each serves once. */
  client(): Promise<ImapFlow>;
  /** Works on the open connection until it ends or breaks. */
  work(client: ImapFlow): Promise<void>;
  /** @param times How often in a row it did not come about. */
  down(trouble: MailboxTrouble, times: number): Promise<void>;
  /** The shortest and the longest pause between two tries, in milliseconds. */
  pause: { from: number; to: number };
}

/** Wrong passwords are tried rarely: providers lock accounts that somebody keeps knocking at. */
const KNOCK_RARELY = 5 * 60_000;
const REFUSALS = new Set<MailboxTrouble>([
  'password',
  'code',
  'refused',
  'consent',
  'wants-consent',
  'imap-off',
  'ip-list',
]);

/** Keeps a connection until `signal` ends it: after each end a new one, with pauses that grow and differ. */
export async function keepConnected(
  deps: Pick<Deps, 'log'>,
  connecting: Connecting,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    let client: ImapFlow | null = null;
    let openedAt: number | null = null;
    const close = (): void => client?.close();
    signal.addEventListener('abort', close);
    try {
      client = await connecting.client();
      if (signal.aborted) return;
      await client.connect();
      openedAt = performance.now();
      await connecting.work(client);
    } catch (error) {
      if (signal.aborted) return;
      // One that held for a while was a good one, whatever ended it.
      const held = openedAt === null ? 0 : performance.now() - openedAt;
      failures = held > connecting.pause.from * 10 ? 1 : failures + 1;
      const trouble = troubleOf(error);
      deps.log.warn({ code: codeOf(error), trouble, failures }, 'mail connection ended');
      await connecting.down(trouble, failures);
      await delay(pauseAfter(trouble, failures, connecting.pause), null, { signal }).catch(
        () => {},
      );
    } finally {
      signal.removeEventListener('abort', close);
      close();
    }
  }
}

function pauseAfter(
  trouble: MailboxTrouble,
  failures: number,
  { from, to }: Connecting['pause'],
): number {
  const isRefused = REFUSALS.has(trouble);
  const usual = Math.min(to, from * 2 ** Math.min(failures - 1, 12));
  // Half of it by chance, so that many accounts of one server do not come back at once.
  const pause = isRefused ? Math.max(usual, Math.min(to, KNOCK_RARELY)) : usual;
  return pause * (0.5 + Math.random() / 2);
}
