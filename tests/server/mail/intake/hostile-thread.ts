import { parentPort } from 'node:worker_threads';
import type { Question } from '#server/mail/intake/read-apart-worker.ts';
import '#server/mail/intake/read-apart-worker.ts';

// The thread that reads, with a parser that some mails break: no mail is known that breaks the real one.

parentPort?.on('message', ({ mails }: Question) => {
  for (const { raw } of mails) {
    const text = Buffer.from(raw.source).toString('latin1');
    if (/hang/.test(text)) for (;;);
    if (/devour/.test(text)) devour();
    if (/break/.test(text)) throw new Error('a parser broke');
  }
});

function devour(): never {
  const all: number[][] = [];
  for (;;) all.push(Array.from({ length: 100_000 }, (_, at) => at + all.length));
}
