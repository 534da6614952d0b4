/**
 * Plain text as HTML for a webmail's editor: one `<div>` a line, because some editors lose bare line
 * breaks, and nothing in it is markup.
 */
export function toHtml(text: string): string {
  return toLines(text)
    .map((line) => `<div>${line === '' ? '<br>' : escape(line)}</div>`)
    .join('');
}

/** The lines of a text as HTML shows them: runs of spaces stay as wide as they were. */
export function toLines(text: string): string[] {
  return text.split(/\r\n?|\n/).map((line) => line.replace(/^ | (?= )/g, '\u00a0'));
}

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\u00a0': '&nbsp;',
};

function escape(line: string): string {
  return line.replace(/[&<>"'\u00a0]/g, (char) => ESCAPED[char] ?? char);
}
