import { Worker } from 'node:worker_threads';
import { headersOf } from '../facts/headers.ts';
import type { Answered, Question, Sent } from './read-apart-worker.ts';
import type { MailRead, Ours, Unread } from './read-mail.ts';

/** Reads pages of mails in a thread of its own, so that catching up keeps a second core busy and the server free. */
export interface ReadApart {
  /** As `readMail`, of each mail in order. Rejects where the thread breaks; the mails may be read here then. */
  read(mails: readonly Unread[], ours: Ours): Promise<MailRead[]>;
  stop(): Promise<void>;
}

/** A thread takes tens of megabytes: one that was asked nothing for this long ends, in milliseconds. */
const IDLE = 10_000;

/** A page is a few megabytes. Without a bound garbage would gather until the machine is half full. */
const limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 48 };

interface Waiting {
  resolve(reads: MailRead[]): void;
  reject(error: Error): void;
}

/** One thread for the whole process, begun when the first page is given to it. */
export function openReadApart(): ReadApart {
  let worker: Worker | null = null;
  let resting: NodeJS.Timeout | undefined;
  let last = 0;
  const waiting = new Map<number, Waiting>();

  function begin(): Worker {
    const begun = new Worker(new URL('./read-apart-worker.ts', import.meta.url), {
      resourceLimits: limits,
    });
    begun.unref();
    const ended = (error: Error): void => {
      if (worker !== begun) return;
      worker = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    begun.on('message', answered);
    begun.on('error', (error) => ended(error instanceof Error ? error : new Error(String(error))));
    begun.on('exit', () => ended(new Error('the reading thread ended')));
    return begun;
  }

  function answered(answer: Answered): void {
    const asked = waiting.get(answer.nth);
    waiting.delete(answer.nth);
    if (waiting.size === 0) resting = setTimeout(() => void stop(), IDLE).unref();
    if ('error' in answer) asked?.reject(new Error(answer.error));
    else asked?.resolve(answer.reads.map(received));
  }

  async function stop(): Promise<void> {
    clearTimeout(resting);
    await worker?.terminate();
  }

  return {
    read(mails, ours) {
      clearTimeout(resting);
      worker ??= begin();
      const nth = (last += 1);
      const { copies, buffers } = copied(mails);
      return new Promise((resolve, reject) => {
        waiting.set(nth, { resolve, reject });
        const question: Question = { nth, mails: copies, ours };
        worker?.postMessage(question, buffers);
      });
    },
    stop,
  };
}

/** A view is sent with all that lies around it in memory, which may be a whole page: so each goes as a copy of its own. */
function copied(mails: readonly Unread[]): { copies: Unread[]; buffers: ArrayBuffer[] } {
  const buffers: ArrayBuffer[] = [];
  const copy = (bytes: Uint8Array): Uint8Array => {
    const own = new Uint8Array(bytes);
    buffers.push(own.buffer);
    return own;
  };
  const copies = mails.map((mail) => {
    const { source, header } = mail.raw;
    return { ...mail, raw: { ...mail.raw, source: copy(source), header: copy(header) } };
  });
  return { copies, buffers };
}

function received({ headers, ...read }: Sent): MailRead {
  return { ...read, mail: { ...read.mail, headers: headersOf(headers.fields, headers.isCut) } };
}
