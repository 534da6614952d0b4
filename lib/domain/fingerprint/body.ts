import { dropInvisible } from './fold.ts';
import { newestMessage, withoutMarks } from './newest.ts';

/** Characters of a body that are compared, and how many must be there to compare at all. */
export const FOLDED_LENGTH = 400;
export const TOO_SHORT = 20;

/** Bodies are read this far, in UTF-16 units: 30 MB of text need not be normalised for 400 characters. */
const READ_LENGTH = 65_536;

/** Pictures of characters: webmails put images in their place, so the page has no text there. */
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/gu;

/**
 * The body as it is compared: the newest message without what it quotes, NFKC, without white space
 * and invisible characters, the first 400 characters (code points). A forward that adds nothing
 * stands for itself by the words it forwards.
 */
export function foldBody(text: string): string {
  const plain = text.slice(0, READ_LENGTH).normalize('NFKC');
  return squeeze(newestMessage(plain)) || squeeze(withoutMarks(plain));
}

/** White space takes less than nine tenths of any text that people send. */
const ENOUGH_READ = 8 * 1024;

function squeeze(text: string): string {
  const head = dense(text.slice(0, ENOUGH_READ));
  // What is done to a text is done character by character, so the beginning of a long one is squeezed as the whole is.
  const all = head.length > FOLDED_LENGTH * 3 || text.length <= ENOUGH_READ ? head : dense(text);
  // 400 code points are at most 800 units; spreading only those keeps long bodies cheap.
  return Array.from(all.slice(0, FOLDED_LENGTH * 2))
    .slice(0, FOLDED_LENGTH)
    .join('');
}

function dense(text: string): string {
  return (
    dropInvisible(text)
      .replace(/[\s\p{Cc}]+/gu, '')
      .replace(EMOJI, '')
      // What stood apart may compose now.
      .normalize('NFKC')
  );
}
