import { foldWords, UNSPACED } from './fold-words.ts';

/**
 * What a team looks for in mails: words and phrases, prepared so that one pass over a text finds them all, however many
 * there are. A phrase is met
 * - as whole words in a script that puts spaces between them: `quote` meets neither "unquoted" nor "quotes". A star at
 *   its end leaves the word open: `quot*` meets "quotes" and "quotation" too;
 * - anywhere in a script that does not (Chinese, Japanese, Thai, Lao, Khmer, Burmese);
 * - from the beginning of a word in Korean, where particles stand at its end;
 * - across white space and hyphens: `product A` meets "Product-A".
 */
export interface Phrases {
  /** Which phrase this is, by its number, or `null` where nothing is left of it but spaces and stars. */
  numberOf(phrase: string): number | null;
  /** The numbers of all phrases that stand in a text. Time grows with its length alone. */
  findIn(text: string): ReadonlySet<number>;
}

interface Node {
  next: Map<number, Node>;
  /** The phrase that ends here as a whole word, and the one that leaves the word open. */
  whole: number | null;
  open: number | null;
}

/** Prepares phrases to be looked for. */
export function phrasesOf(all: Iterable<string>): Phrases {
  const root = node();
  const numbers = new Map<string, number | null>();
  let count = 0;
  for (const phrase of all) {
    if (numbers.has(phrase)) continue;
    const { folded, isOpen } = read(phrase);
    if (folded === '') {
      numbers.set(phrase, null);
      continue;
    }
    const end = grow(root, folded);
    const number = (isOpen ? end.open : end.whole) ?? count++;
    if (isOpen) end.open = number;
    else end.whole = number;
    numbers.set(phrase, number);
  }
  return {
    numberOf: (phrase) => numbers.get(phrase) ?? null,
    findIn: (text) => (count === 0 ? none : find(root, foldWords(text))),
  };
}

/** Whether anything is left of a phrase to look for. */
export function isEmptyPhrase(phrase: string): boolean {
  return read(phrase).folded === '';
}

/** Two phrases with the same key are met by the same texts. */
export function phraseKey(phrase: string): string {
  const { folded, isOpen } = read(phrase);
  return isOpen ? `${folded}*` : folded;
}

const none: ReadonlySet<number> = new Set();

function node(): Node {
  return { next: new Map(), whole: null, open: null };
}

function read(phrase: string): { folded: string; isOpen: boolean } {
  const folded = foldWords(phrase);
  const isOpen = folded.endsWith('*');
  return { folded: isOpen ? folded.replace(/[\s*]+$/, '') : folded, isOpen };
}

function grow(root: Node, folded: string): Node {
  let at = root;
  for (let index = 0; index < folded.length; index += 1) {
    const unit = folded.charCodeAt(index);
    const next = at.next.get(unit) ?? node();
    at.next.set(unit, next);
    at = next;
  }
  return at;
}

function find(root: Node, text: string): Set<number> {
  const found = new Set<number>();
  for (let start = 0; start < text.length; start += 1) {
    const first = root.next.get(text.charCodeAt(start));
    if (first && !isWithin(text, start)) collect(first, text, start + 1, found);
  }
  return found;
}

/** Follows the phrases that begin at one place; none is longer than a rule lets it be. */
function collect(first: Node, text: string, from: number, found: Set<number>): void {
  let index = from;
  for (let at: Node | undefined = first; at; index += 1) {
    if (at.open !== null) found.add(at.open);
    if (at.whole !== null && !isCut(text, index)) found.add(at.whole);
    at = at.next.get(text.charCodeAt(index));
  }
}

/** Whether a word goes on over the place before `start`. */
function isWithin(text: string, start: number): boolean {
  if (start === 0) return false;
  const kind = kindBefore(text, start);
  return kind !== OTHER && kind !== FREE && kind === kindAt(text, start);
}

/** Whether the word that ends before `end` goes on there. Korean words may: particles follow. */
function isCut(text: string, end: number): boolean {
  return end < text.length && kindAt(text, end) === SPACED && kindBefore(text, end) === SPACED;
}

const OTHER = 1;
const SPACED = 2;
const FREE = 3;
const HANGUL = 4;

const free = new RegExp(`[${UNSPACED}]`, 'u');
const hangul = /\p{Script=Hangul}/u;
const letter = /[\p{L}\p{M}\p{N}]/u;

/** What kind of character each of the basic plane is, as far as anybody asked; 0: nobody did. */
const kinds = new Uint8Array(0x10000);

function kindOf(code: number): number {
  const known = kinds[code];
  if (known) return known;
  const character = String.fromCodePoint(code);
  const kind = free.test(character)
    ? FREE
    : hangul.test(character)
      ? HANGUL
      : letter.test(character)
        ? SPACED
        : OTHER;
  if (code < kinds.length) kinds[code] = kind;
  return kind;
}

function kindAt(text: string, index: number): number {
  return kindOf(text.codePointAt(index) ?? 0);
}

function kindBefore(text: string, index: number): number {
  const isPair = index > 1 && (text.charCodeAt(index - 1) & 0xfc00) === 0xdc00;
  return kindAt(text, isPair ? index - 2 : index - 1);
}
