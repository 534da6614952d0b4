import type { ImapFlow } from 'imapflow';

/** The server took a question and did not come to the end of its answer. */
export class NoAnswer extends Error {
  readonly code = 'ETIMEOUT';
  constructor() {
    super('the mail server did not finish its answer in time');
    this.name = 'NoAnswer';
  }
}

/**
 * Waits for an answer of `client`, at most `ms` milliseconds; then the connection is ended, whatever is still to come
 * over it. imapflow itself only minds silence: a server that says one byte a minute would hold it for ever.
 */
export async function within<T>(client: ImapFlow, ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new NoAnswer());
      client.close();
    }, ms);
  });
  // What comes after the time was up, such as that the connection is closed, is nobody's any more.
  answer.catch(() => {});
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
