import { Worker } from 'node:worker_threads';
import { headersOf } from '../facts/headers.ts';
import type { Answered, Question, Sent } from './read-apart-worker.ts';
import type { MailRead, Ours, Unread } from './read-mail.ts';

/**
 * Reads pages of mails in a thread of its own, so that catching up keeps a second core busy and the server free, and a
 * mail that a parser never comes to the end of holds up nothing but itself.
 */
export interface ReadApart {
  /**
   * As `readMail`, of each mail in order. Rejects where one of these mails breaks the thread or holds it for too long;
   * the thread is begun anew then, and no other page knows of it. No mails are answered where the thread is well.
   */
  read(mails: readonly Unread[], ours: Ours): Promise<MailRead[]>;
  /** Whether mail may come at any moment: then the thread is there before it, and does not rest. */
  keep(isKept: boolean): void;
  stop(): Promise<void>;
}

export interface ReadApartOptions {
  /** How long a page may take, in milliseconds; tests are less patient. */
  patience?: number;
  /** What the thread runs; tests let it hang. */
  thread?: URL;
}

/** A thread takes eighty megabytes: one that is not kept and was asked nothing for this long ends, in milliseconds. */
const IDLE = 10_000;

/** A page takes less than a second. What takes so long never ends: a pattern that tries all ways, a loop. */
const PATIENCE = 20_000;

/** A page is a few megabytes. Without a bound garbage would gather until the machine is half full. */
const limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 48 };

/** A page that was not answered for too long. */
export class ReadingHangs extends Error {
  readonly code = 'READING_HANGS';
  constructor() {
    super('the reading thread did not finish a page in time');
    this.name = 'ReadingHangs';
  }
}

interface Page {
  mails: readonly Unread[];
  ours: Ours;
  resolve(reads: MailRead[]): void;
  reject(error: Error): void;
}

/** One thread for the whole process, begun when the first page is given to it. */
export function openReadApart({
  patience = PATIENCE,
  thread = new URL('./read-apart-worker.ts', import.meta.url),
}: ReadApartOptions = {}): ReadApart {
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isReading = false;
  let isKept = false;
  /** The first is the one the thread has: whatever becomes of the thread is held against that page alone. */
  const waiting: Page[] = [];

  function begin(): Worker {
    const begun = new Worker(thread, { resourceLimits: limits });
    begun.unref();
    begun.on('message', (answer: Answered) => begun === worker && answered(answer));
    begun.on('error', (error) =>
      broke(begun, error instanceof Error ? error : new Error('broken')),
    );
    begun.on('exit', () => broke(begun, new Error('the reading thread ended')));
    return begun;
  }

  function next(): void {
    clearTimeout(timer);
    const [page] = waiting;
    if (!page && !isKept) timer = setTimeout(() => void stop(), IDLE).unref();
    if (!page || isReading) return;
    const asked = (worker ??= begin());
    isReading = true;
    timer = setTimeout(() => broke(asked, new ReadingHangs()), patience).unref();
    const { copies, buffers } = copied(page.mails);
    const question: Question = { mails: copies, ours: page.ours };
    asked.postMessage(question, buffers);
  }

  function answered(answer: Answered): void {
    isReading = false;
    const page = waiting.shift();
    next();
    if ('error' in answer) page?.reject(new Error(answer.error));
    else page?.resolve(answer.reads.map(received));
  }

  function broke(ended: Worker, error: Error): void {
    if (ended !== worker) return;
    [worker, isReading] = [null, false];
    void ended.terminate();
    const page = waiting.shift();
    next();
    page?.reject(error);
  }

  async function stop(): Promise<void> {
    clearTimeout(timer);
    const [ended, left] = [worker, waiting.splice(0)];
    [worker, isReading] = [null, false];
    await ended?.terminate();
    for (const { reject } of left) reject(new Error('the reading thread ended'));
  }

  return {
    read: (mails, ours) =>
      new Promise((resolve, reject) => {
        waiting.push({ mails, ours, resolve, reject });
        if (!isReading) next();
      }),
    keep(now) {
      if (now === isKept) return;
      isKept = now;
      if (now) worker ??= begin();
      if (!isReading) next();
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
