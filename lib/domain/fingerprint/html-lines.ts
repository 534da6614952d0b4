import { BLOCK, HIDDEN, QUOTE_BEGINS, QUOTE_MARKS } from './html-elements.ts';
import { ENDED_BY_NEXT, VOID } from './html-elements.ts';

/** Browsers stop nesting at 512 as well; it also bounds the search for an open element. */
const DEEPEST = 512;

/** What the attributes of an element say. */
interface Said {
  isHidden: boolean;
  isQuote: boolean;
  /** From here to the end is the mail answered or forwarded. */
  beginsQuote: boolean;
  /** Its `white-space`, where it has one. */
  space: string | undefined;
}

const nothing: Said = { isHidden: false, isQuote: false, beginsQuote: false, space: undefined };

/** Tables repeat the attributes of their cells by the hundred; a mail of ever new ones is not kept in memory for that. */
const SAID_KEPT = 64;

interface Open {
  name: string;
  isHidden: boolean;
  isQuote: boolean;
  isPre: boolean;
}

/** Takes tags and text in order and makes the lines a reader sees of them. */
export class HtmlLines {
  length = 0;
  readonly #lines: string[] = [];
  #line = '';
  // Asking the growing line itself would copy it for every piece of text.
  #isAfterSpace = true;
  readonly #open: Open[] = [];
  readonly #count = new Map<string, number>();
  readonly #said = new Map<string, Said>();
  readonly #decode: (text: string) => string;

  /** `decode` resolves character references. */
  constructor(decode: (text: string) => string) {
    this.#decode = decode;
  }

  get #hidden(): boolean {
    return this.#open.at(-1)?.isHidden ?? false;
  }

  text(raw: string): void {
    if (this.#hidden) return;
    const text = this.#decode(raw);
    if (this.#open.at(-1)?.isPre) {
      const [first = '', ...more] = text.split(/\r\n|\r|\n/);
      this.#write(first);
      for (const line of more) {
        this.#break(true);
        this.#write(line);
      }
      return;
    }
    // Of single spaces, which most are, nothing is made anew.
    const flat = text.replace(/[\t\r\n\f][ \t\r\n\f]*| [ \t\r\n\f]+/g, ' ');
    this.#write(this.#isAfterSpace && flat.startsWith(' ') ? flat.slice(1) : flat);
  }

  open(name: string, attributes: string): void {
    const inside = this.#open.at(-1)?.name;
    if (inside === name && ENDED_BY_NEXT.has(name)) this.close(name);
    else if (inside === 'p' && BLOCK.has(name)) this.close('p');
    if (name === 'br') return this.#hidden ? undefined : this.#break(true);
    if (BLOCK.has(name)) this.#break(false);
    if (VOID.has(name)) return;
    const said = this.#saidBy(attributes);
    const element = this.#elementOf(name, said);
    if (!element.isHidden && said.beginsQuote) {
      this.#write('-----Original Message-----');
      this.#break(true);
    }
    if (this.#open.length >= DEEPEST) return;
    if (element.isQuote !== (this.#open.at(-1)?.isQuote ?? false)) this.#break(false);
    this.#open.push(element);
    this.#count.set(name, (this.#count.get(name) ?? 0) + 1);
  }

  close(name: string): void {
    if (name === 'br') return this.open('br', '');
    const isBlock = BLOCK.has(name);
    if (isBlock) this.#break(false);
    if (!this.#count.get(name)) return;
    // An inline end tag does not reach over the block it stands in.
    let at = this.#open.length - 1;
    while (at >= 0 && this.#open[at]?.name !== name) {
      if (!isBlock && BLOCK.has(this.#open[at]?.name ?? '')) return;
      at -= 1;
    }
    if (this.#open[at]?.isQuote !== (this.#open[at - 1]?.isQuote ?? false)) this.#break(false);
    for (const closed of this.#open.splice(at)) {
      this.#count.set(closed.name, (this.#count.get(closed.name) ?? 1) - 1);
    }
  }

  finish(): string {
    this.#break(false);
    return this.#lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  #saidBy(attributes: string): Said {
    if (attributes === '') return nothing;
    let said = this.#said.get(attributes);
    if (!said) {
      said = saidBy(attributes);
      if (this.#said.size < SAID_KEPT) this.#said.set(attributes, said);
    }
    return said;
  }

  #elementOf(name: string, { isHidden, isQuote, space }: Said): Open {
    const parent = this.#open.at(-1);
    return {
      name,
      isHidden: isHidden || parent?.isHidden === true || HIDDEN.has(name),
      isQuote: isQuote || parent?.isQuote === true || name === 'blockquote',
      isPre: space ? space.startsWith('pre') : name === 'pre' || parent?.isPre === true,
    };
  }

  #write(text: string): void {
    if (text === '') return;
    this.#line += text;
    this.#isAfterSpace = text.endsWith(' ');
    this.length += text.length;
  }

  /** Ends the line; an empty one is kept only where the author asked for it. */
  #break(isWanted: boolean): void {
    const line = this.#line;
    this.#line = '';
    this.#isAfterSpace = true;
    if (!isWanted && !/\S/.test(line)) return;
    const mark = this.#open.at(-1)?.isQuote ? '> ' : '';
    this.#lines.push(`${mark}${line}`.trimEnd());
    this.length += 1;
  }
}

function saidBy(attributes: string): Said {
  const style = /\bstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/i.exec(attributes)?.[1] ?? '';
  return {
    isHidden:
      /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style) ||
      (/hidden/i.test(attributes) &&
        /(?:^|\s)hidden(?=[\s=/>]|$)/i.test(attributes.replace(/"[^"]*"|'[^']*'/g, '""'))),
    isQuote: hasMark(attributes, QUOTE_MARKS),
    beginsQuote: hasMark(attributes, QUOTE_BEGINS),
    space: /white-space\s*:\s*([a-z-]+)/i.exec(style)?.[1]?.toLowerCase(),
  };
}

function hasMark(attributes: string, marks: readonly string[]): boolean {
  if (!/\b(?:id|class)\s*=/i.test(attributes)) return false;
  for (const [, , double, single, bare] of attributes.matchAll(
    /\b(id|class)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi,
  )) {
    const names = (double ?? single ?? bare ?? '').split(/\s+/);
    if (names.some((name) => marks.some((mark) => name.endsWith(mark)))) return true;
  }
  return false;
}
