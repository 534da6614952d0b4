import { attributionLines, isDivider, isHeaderBlock, isQuoted, isRule } from './quote-marks.ts';

/**
 * What the sender of this message wrote, without what they answered or forwarded. Expects NFKC.
 *
 * Lines that begin with ">" are left out wherever they stand (people answer between them). A line
 * that introduces such a quote goes with it; a line that introduces a quote without marks ends the
 * message, because nothing tells where that quote stops.
 */
export function newestMessage(text: string): string {
  const lines = linesOf(text);
  return newestLines(lines)
    .map((at) => lines[at] ?? '')
    .join('\n');
}

/** Every break a text of any program may hold. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u);
}

/** Which of these lines the sender wrote, in order: for readers who want them in their own characters. Expects NFKC. */
export function newestLines(lines: readonly string[]): number[] {
  const own: number[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (isQuoted(line)) continue;
    if (isDivider(line) || isHeaderBlock(lines, i)) break;
    const length = attributionLines(lines, i);
    if (length === 0) {
      own.push(i);
      continue;
    }
    own.splice(own.length - (length - 1));
    if (!isQuoted(firstWritten(lines, i + 1))) break;
  }
  while (own.length > 0 && isBlankOrRule(lines[own.at(-1) ?? 0] ?? '')) own.pop();
  return own;
}

/** The same text with the marks of quoting taken off: for a forward that adds no word of its own. */
export function withoutMarks(text: string): string {
  return text.replace(/^[ \t>]+/gmu, '');
}

function isBlankOrRule(line: string): boolean {
  return line.trim() === '' || isRule(line);
}

function firstWritten(lines: readonly string[], from: number): string {
  for (let i = from; i < lines.length; i += 1) if (lines[i]?.trim()) return lines[i] ?? '';
  return '';
}
