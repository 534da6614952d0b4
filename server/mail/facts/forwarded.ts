import { linesOf } from '#lib/domain/fingerprint/newest.ts';
import { isDivider, isHeaderBlock } from '#lib/domain/fingerprint/quote-marks.ts';
import { wordsOf, type Words } from './own-words.ts';

const FORWARDS =
  /^\s*(?:\[[^\]]{1,20}\]\s*)*(?:fwd?|wg|tr|rv|enc|doorst|vb|vs|pd|trs|пер|ilt|转发|轉發|转寄|轉寄|転送|전달|إعادة توجيه)\s*:/iu;

/** Looked for this far, in characters. */
const READ_LENGTH = 32_768;

/**
 * What a forward without a word of its own brings: the words of the mail it forwards. An agent who passes on an inquiry
 * so writes nothing, and what is asked for stands below. `null` where a mail is no such forward.
 */
export function forwardedWords(subject: string, bodies: readonly string[]): Words | null {
  if (!FORWARDS.test(subject.normalize('NFKC'))) return null;
  for (const body of bodies) {
    const lines = linesOf(body.slice(0, READ_LENGTH)).map((line) => line.replace(/^[ \t>]+/u, ''));
    const marks = lines.map((line) => line.normalize('NFKC'));
    const from = marks.findIndex((line, at) => isDivider(line) || isHeaderBlock(marks, at));
    const words = wordsOf(lines.slice(headerEnd(marks, from)).join('\n'));
    if (words.own !== '') return words;
  }
  return null;
}

/** Behind the copied header: the line after its first empty one, or after its last label. */
function headerEnd(lines: readonly string[], from: number): number {
  if (from < 0) return 0;
  let at = from;
  if (isDivider(lines[at] ?? '')) at += 1;
  while (at < lines.length && lines[at]?.trim() === '') at += 1;
  while (at < lines.length && /^[^:]{1,30}:/u.test(lines[at] ?? '')) at += 1;
  return at;
}
