import type { ImapFlow } from 'imapflow';

/** What a connection announces. */
export interface News {
  /**
   * Waits until mail is announced, at most `timeout` milliseconds, or until `signal` or the connection ends.
   * @returns `null` where the time was up. Rejects when the connection ended.
   */
  next(timeout: number, signal: AbortSignal): Promise<Announced | null>;
}

/** Since when mail is waiting (`performance.now()`), and how many. */
export interface Announced {
  at: number;
  count: number;
}

/** Listens from now on, so that nothing announced between two waits is lost. */
export function newsOf(client: ImapFlow): News {
  let announced: Announced | null = null;
  let closed = false;
  let wake: (() => void) | null = null;
  client.on('exists', ({ count, prevCount }) => {
    announced ??= { at: performance.now(), count: 0 };
    announced.count += Math.max(0, count - prevCount);
    wake?.();
  });
  const end = (): void => {
    closed = true;
    wake?.();
  };
  client.on('close', end);
  // Another UIDVALIDITY while the folder is open: all UIDs are void, so begin anew.
  client.on('mailboxClose', end);
  return {
    async next(timeout, signal) {
      if (announced === null && !closed && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeout);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
          signal.addEventListener('abort', wake, { once: true });
        });
        if (wake) signal.removeEventListener('abort', wake);
        wake = null;
      }
      if (closed && !signal.aborted) throw new ConnectionEnded();
      const heard = announced;
      announced = null;
      return heard;
    },
  };
}

/** The server, or the network between, ended the connection; nothing else is wrong. */
export class ConnectionEnded extends Error {
  readonly code = 'EConnectionClosed';
  constructor() {
    super('the connection ended');
    this.name = 'ConnectionEnded';
  }
}
