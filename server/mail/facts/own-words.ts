import { htmlText } from '#lib/domain/fingerprint/html-text.ts';
import { newestMessage } from '#lib/domain/fingerprint/newest.ts';
import type { ParsedMail } from './parse.ts';

/** The visible text of each alternative, as a webmail may show either. */
export function bodiesOf(mail: Pick<ParsedMail, 'text' | 'html'>): string[] {
  return [mail.text, mail.html && htmlText(mail.html)].filter((body) => body.trim() !== '');
}

/** Nobody writes more before the quote; looking for its marks costs time by the line. */
const READ_LENGTH = 32_768;

/** What the sender wrote, without what they quote and without the signature below "-- " (RFC 3676 §4.3). */
export function ownWords(body: string): string {
  const own = newestMessage(body.slice(0, READ_LENGTH).normalize('NFKC'));
  return (own.split(/^-- ?$/mu)[0] ?? '').trim();
}

/** The first 300 characters of the sender's own words on one line, in their own characters. */
export function snippetOf(body: string): string {
  const own = oneLine(ownWords(body));
  const whole = oneLine(body);
  // Comparison needs NFKC, which also turns Chinese punctuation into ASCII; readers get what was written.
  let end = Math.min(whole.length, LENGTH);
  while (end > 0 && !own.startsWith(whole.slice(0, end).normalize('NFKC'))) end -= 1;
  const shown = end > 0 && end >= Math.min(own.length, LENGTH) / 2 ? whole.slice(0, end) : own;
  return shown.slice(0, LENGTH).toWellFormed().trim();
}

const LENGTH = 300;

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .slice(0, READ_LENGTH)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
