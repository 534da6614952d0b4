import { UNSEEN } from './html-elements.ts';
import { HtmlLines } from './html-lines.ts';

/** How much text is made, in UTF-16 units; the rest of the mail is not read. */
const LONGEST = 200_000;

/**
 * The text a reader sees of an HTML mail, one line a block, quotes as "> " lines and the mail that
 * Outlook appends behind "-----Original Message-----": so one rule for plain text (`foldBody`) finds
 * what is quoted in both alternatives. `decode` resolves character references: mails use all of
 * them, a page that writes its own HTML out four.
 *
 * Not a sanitizer: the result is text and stays text. Linear in the length of the HTML.
 */
export function visibleText(html: string, decode: (text: string) => string): string {
  const page = new HtmlLines(decode);
  let at = 0;
  while (at < html.length && page.length < LONGEST) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? html.length : open;
    if (end > at) page.text(html.slice(at, Math.min(end, at + LONGEST)));
    if (open < 0) break;
    at = readTag(html, open, page);
  }
  return page.finish();
}

const NAME = /[a-zA-Z][^\s/>]{0,40}/y;

/** Reads what begins with "<" and returns where to go on. */
function readTag(html: string, open: number, page: HtmlLines): number {
  if (html.startsWith('<!--', open)) {
    // "<!-->" and "<!--->" are whole comments (WHATWG HTML, comment start state).
    const short = /^<!--(?:-?>)/.exec(html.slice(open, open + 6));
    if (short) return open + short[0].length;
    const end = html.indexOf('-->', open + 4);
    return end < 0 ? html.length : end + 3;
  }
  const next = html[open + 1];
  if (next === '!' || next === '?') return after(html, '>', open);
  const isEnd = next === '/';
  NAME.lastIndex = open + (isEnd ? 2 : 1);
  const name = NAME.exec(html)?.[0];
  if (name === undefined) {
    if (isEnd) return after(html, '>', open);
    page.text('<');
    return open + 1;
  }
  const end = tagEnd(html, open);
  const tag = name.toLowerCase();
  if (isEnd) page.close(tag);
  else if (UNSEEN.has(tag)) return skipUnseen(html, tag, end);
  else page.open(tag, html.slice(open + 1 + name.length, end - 1));
  return end;
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

/** Where the tag ends; ">" inside a quoted value does not end it. */
function tagEnd(html: string, open: number): number {
  for (let at = open + 1; at < html.length; at += 1) {
    const char = html[at];
    if (char === '>') return at + 1;
    if (char !== '"' && char !== "'") continue;
    // A quote opens a value only after "=": in <p don't> it is a letter.
    if (html[at - 1] !== '=' && !/=\s*$/.test(html.slice(at - 3, at))) continue;
    at = html.indexOf(char, at + 1);
    if (at < 0) break;
  }
  return html.length;
}

function skipUnseen(html: string, tag: string, from: number): number {
  const end = new RegExp(`</${tag}(?=[\\s/>])`, 'gi');
  end.lastIndex = from;
  const found = end.exec(html);
  return found ? after(html, '>', found.index) : html.length;
}
