import { parentPort } from 'node:worker_threads';
import type { MailHeaders } from '../facts/headers.ts';
import { readMail, type MailRead, type Ours, type Unread } from './read-mail.ts';

// The thread that `openReadApart` begins: it reads one page after the other and knows nothing else.

/** A page of mails to read; the next one comes when this one is answered. */
export interface Question {
  mails: Unread[];
  ours: Ours;
}

/** A mail as it crosses between threads, where no function can: its header goes as the fields alone. */
export interface Sent extends Omit<MailRead, 'mail'> {
  mail: Omit<MailRead['mail'], 'headers'>;
  headers: Pick<MailHeaders, 'fields' | 'isCut'>;
}

export type Answered = { reads: Sent[] } | { error: string };

parentPort?.on('message', (question: Question) => void answer(question));

async function answer({ mails, ours }: Question): Promise<void> {
  const tell = (answered: Answered): void => parentPort?.postMessage(answered);
  try {
    const reads: Sent[] = [];
    for (const mail of mails) reads.push(sendable(await readMail(mail, ours)));
    tell({ reads });
  } catch (error) {
    tell({ error: error instanceof Error ? error.message : String(error) });
  }
}

function sendable({ mail, ...read }: MailRead): Sent {
  const { headers, ...rest } = mail;
  const { fields, isCut } = headers;
  return { ...read, mail: rest, headers: { fields, isCut } };
}
