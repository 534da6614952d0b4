/**
 * Plain text as HTML for a webmail's editor: one `<div>` a line, because some editors lose bare line
 * breaks, and nothing in it is markup. Runs of spaces stay as wide as they were.
 */
export function toHtml(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => `<div>${line === '' ? '<br>' : escape(line)}</div>`)
    .join('');
}

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(line: string): string {
  return line.replace(/[&<>"']/g, (char) => ESCAPED[char] ?? char).replace(/^ | (?= )/g, '&nbsp;');
}
