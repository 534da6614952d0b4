import { visibleText } from '#lib/domain/fingerprint/visible-text.ts';

/** All that a browser writes as references where it writes text out (WHATWG HTML, "escaping a string"). */
const written: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00a0',
};

/**
 * The text a reader sees of a part of this page, from its `innerHTML`, never from `innerText`, which loses where quotes
 * begin. The same that the server makes of the mail, without the two hundred names that a page never writes.
 */
export function pageText(html: string): string {
  return visibleText(html, (text) =>
    text.replace(/&(?:amp|lt|gt|nbsp);/g, (name) => written[name] ?? name),
  );
}
