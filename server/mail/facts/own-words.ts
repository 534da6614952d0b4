import { htmlText } from '#lib/domain/fingerprint/html-text.ts';
import { linesOf, newestLines } from '#lib/domain/fingerprint/newest.ts';
import { mendQuotes } from './mend-quotes.ts';
import type { ParsedMail } from './parse.ts';
import { signatureStart } from './signature.ts';

const read = new WeakMap<object, string[]>();

/** The visible text of each alternative, as a webmail may show either. Read once of each mail, since HTML takes its time. */
export function bodiesOf(mail: Pick<ParsedMail, 'text' | 'html'>): string[] {
  const known = read.get(mail);
  if (known) return known;
  const bodies = [mail.text, mail.html && htmlText(mail.html)].filter((body) => body.trim() !== '');
  read.set(mail, bodies);
  return bodies;
}

/** Nobody writes more before the quote; looking for its marks costs time by the line. */
const READ_LENGTH = 32_768;

/** What QQ and Foxmail leave above a quote: its title, and the sender's bare address. */
const LEFT_OVER = /^\s*(?:原始邮件|原始郵件|[^\s<>@]{1,64}@[\w.-]{1,190})?\s*$/u;

/** A body parted into what its sender wrote and what stands below every letter of theirs, in their own characters. */
export interface Words {
  own: string;
  signature: string;
}

/**
 * What the sender wrote, without what they quote. The marks of quoting are those of the fingerprint, which compares and
 * must find the same on a page; this one is read by people and rules, so it also knows signatures (a page shows them)
 * and the odder quotes (`mendQuotes`).
 */
export function wordsOf(body: string): Words {
  const text = body.slice(0, READ_LENGTH);
  const lines = linesOf(text);
  // A part of what is in this form is in it too (UAX #15), so one look spares one for each line.
  const isFolded = text.normalize('NFKC') === text;
  const folded = (some: string[]): string[] =>
    isFolded ? some : some.map((line) => line.normalize('NFKC'));
  const mended = mendQuotes(folded(lines));
  const kept = newestLines(mended.map(({ text }) => text));
  const isCut = mended.slice((kept.at(-1) ?? -1) + 1).some(({ text }) => text.trim() !== '');
  while (isCut && kept.length > 1 && LEFT_OVER.test(mended[kept.at(-1) ?? 0]?.text ?? '')) {
    kept.pop();
  }
  const written = kept.flatMap((at) => {
    const { from, count } = mended[at] ?? { from: 0, count: 0 };
    return lines.slice(from, from + count);
  });
  const end = signatureStart(folded(written));
  return {
    own: written.slice(0, end).join('\n').trim(),
    signature: written.slice(end).join('\n').trim(),
  };
}

/** What the sender wrote, without what they quote and without the signature. */
export function ownWords(body: string): string {
  return wordsOf(body).own;
}

/** The first 300 characters of the sender's own words on one line. */
export function snippetOf(words: string): string {
  return oneLine(words).slice(0, LENGTH).toWellFormed().trim();
}

const LENGTH = 300;

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
