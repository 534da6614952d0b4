import {
  attributionLines,
  isDivider,
  isHeaderBlock,
  isQuoted,
} from '#lib/domain/fingerprint/quote-marks.ts';
import type { PageReply } from '#lib/protocol/to-page.ts';

/** What to type into a draft, and where. Offsets are in UTF-16 units, as a textarea counts. */
export interface Typing {
  from: number;
  to: number;
  text: string;
  /** Where the caret belongs afterwards. */
  caret: number;
}

/**
 * Text goes to the caret where that stands among the person's own words, else to their end: above what is quoted and
 * above the signature. Webmails often put the caret under the quote by themselves; there it counts only as `chosen`,
 * and never on a quoted line.
 */
export function typingFor(
  draft: string,
  selection: { start: number; end: number },
  text: string,
  chosen: boolean,
): Typing {
  const clean = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  const end = ownEnd(draft);
  const isOwn = selection.end <= end || (chosen && !isForeign(draft, selection.start));
  const from = isOwn ? selection.start : end;
  const to = isOwn ? selection.end : end;
  const isApart = from === 0 || draft[from - 1] === '\n' || isOwn;
  // A blank line between the text and a quote or signature that follows at once; elsewhere nothing is added.
  const isLast = to <= end && end < draft.length && draft.slice(to, end).trim() === '';
  const gap = isLast ? 2 - Math.min(2, /^\n*/.exec(draft.slice(to))![0].length) : 0;
  const lead = isApart ? '' : '\n';
  return {
    from,
    to,
    text: `${lead}${clean}${'\n'.repeat(gap)}`,
    caret: from + lead.length + clean.length,
  };
}

/** Where the person's own words end: at the first quoted or introducing line, or the signature's "-- ". */
function ownEnd(draft: string): number {
  const lines = draft.split('\n');
  const read = lines.map(readable);
  for (let at = 0, offset = 0; at < lines.length; at += 1) {
    const line = read[at] ?? '';
    if (isQuoted(line) || isSignature(line) || isDivider(line) || isHeaderBlock(read, at)) {
      return offset;
    }
    const introducing = attributionLines(read, at);
    if (introducing > 0) {
      const before = lines.slice(at - introducing + 1, at);
      return offset - before.reduce((sum, one) => sum + one.length + 1, 0);
    }
    offset += (lines[at] ?? '').length + 1;
  }
  return draft.length;
}

function isForeign(draft: string, caret: number): boolean {
  const start = draft.lastIndexOf('\n', caret - 1) + 1;
  const end = draft.indexOf('\n', caret);
  const lines = draft
    .slice(0, end < 0 ? draft.length : end)
    .split('\n')
    .map(readable);
  const line = draft.slice(start, end < 0 ? draft.length : end);
  const isSigned =
    lines.some(isSignature) && !lines.slice(lines.findLastIndex(isSignature)).some(isQuoted);
  return isQuoted(line) || isSigned || attributionLines(lines, lines.length - 1) > 0;
}

/** As the marks of quoting are known: "写道：" ends with a colon like any other. */
function readable(line: string): string {
  return line.normalize('NFKC');
}

function isSignature(line: string): boolean {
  return /^--\s?$/.test(line);
}

/** Types into a textarea as a person would, so that the browser's undo takes it out in one step. */
export function typeInto(area: HTMLTextAreaElement, text: string, chosen: boolean): PageReply {
  const { selectionStart: start, selectionEnd: end } = area;
  const typing = typingFor(area.value, { start, end }, text, chosen);
  area.focus();
  area.setSelectionRange(typing.from, typing.to);
  const before = area.value;
  const document = area.ownerDocument;
  if (!document.execCommand('insertText', false, typing.text) && area.value === before) {
    area.setRangeText(typing.text, typing.from, typing.to, 'end');
    area.dispatchEvent(
      new InputEvent('input', { bubbles: true, inputType: 'insertText', data: typing.text }),
    );
  }
  area.setSelectionRange(typing.caret, typing.caret);
  return area.value === before ? { ok: false, reason: 'refused' } : { ok: true };
}
