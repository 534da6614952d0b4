import { isQuoted } from '#lib/domain/fingerprint/quote-marks.ts';

/** A line of a letter, and the lines of the original it stands for. */
export interface Line {
  /** In NFKC, as marks of quoting are looked for. */
  text: string;
  from: number;
  count: number;
}

/** Marks are short; longer lines are not looked at, so no pattern here meets a long one. */
const LONGEST_MARK = 400;
const PIPE = /^\s{0,3}\|/u;
const OPENS = /^\s{0,3}(?:on|le|el|em|am|op|den|il|在|于)[\s\d].*\d/iu;
const CLOSES = /(?:wrote|a écrit|escribió|schrieb|写道|寫道)\s*:\s*$/iu;
const DATED = /^\S*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b.{1,200}<[^<>\s]+@[^<>\s]+>\s*$/u;

/**
 * Quotes as some programs leave them, in the shape others write: "|" as a mark, an attribution without its colon, one
 * torn over empty lines. The fingerprint does not know these: pages and servers must cut alike there, with little code.
 */
export function mendQuotes(lines: readonly string[]): Line[] {
  const out: Line[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const text = lines[at] ?? '';
    if (text.length > LONGEST_MARK) {
      out.push({ text, from: at, count: 1 });
      continue;
    }
    const torn = OPENS.test(text) && !/:\s*$/u.test(text) ? tornAttribution(lines, at) : 0;
    if (torn > 1) {
      const whole = lines.slice(at, at + torn).join(' ');
      const one = whole.replace(/\s+/gu, ' ').replace('< mailto', '<mailto');
      out.push({ text: one, from: at, count: torn });
      at += torn - 1;
    } else if (isPiped(lines, at)) out.push({ text: text.replace('|', '>'), from: at, count: 1 });
    else if (DATED.test(text) && isPiped(lines, nextWritten(lines, at + 1))) {
      out.push({ text: `${text.trimEnd()}:`, from: at, count: 1 });
    } else out.push({ text, from: at, count: 1 });
  }
  return out;
}

/** How many lines from here are one attribution with empty lines in it, or 0. */
function tornAttribution(lines: readonly string[], at: number): number {
  let length = 0;
  let isTorn = false;
  for (let count = 1; count <= 8; count += 1) {
    const line = lines[at + count - 1];
    if (line === undefined || (isQuoted(line) && !CLOSES.test(line))) return 0;
    isTorn ||= line.trim() === '';
    length += line.length;
    if (length > LONGEST_MARK) return 0;
    if (CLOSES.test(line)) return isTorn ? count : 0;
  }
  return 0;
}

/** "|" at the beginning of two lines in a row and not at their ends, where it would be a table. */
function isPiped(lines: readonly string[], at: number): boolean {
  return isMark(lines[at]) && (isMark(lines[at - 1]) || isMark(lines[at + 1]));
}

function isMark(line = ''): boolean {
  return PIPE.test(line) && line.indexOf('|') === line.lastIndexOf('|');
}

function nextWritten(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && at < from + 3 && lines[at]?.trim() === '') at += 1;
  return at;
}
