import { dropInvisible } from '../fingerprint/fold.ts';

/** Accents and the points of Arabic and Hebrew. Vowel signs of other scripts are letters and stay. */
const MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u0640]/g;

/** Letters with a stroke, and ligatures, which no normal form takes apart. */
const STROKES: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
  '‘': "'",
  '’': "'",
  ʼ: "'",
};
const STROKED = new RegExp(`[${Object.keys(STROKES).join('')}]`, 'g');

/** Scripts that are written without spaces between words, and the long mark of kana. */
export const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー';

const GAPS = /[\s\p{Pd}_]+/gu;
const LOOSE = new RegExp(`(?<=[${UNSPACED}]) | (?=[${UNSPACED}])`, 'gu');
const ASCII = /^[\0-\x7f]*$/;

/**
 * Text as words are looked for in it: compatibility forms made one, case and accents folded (`ß` is `ss`), and white
 * space, hyphens and underscores one space. Beside a script without spaces they are nothing, since lines are broken
 * within its words. Simplified and traditional Chinese stay apart.
 */
export function foldWords(text: string): string {
  const folded = ASCII.test(text) ? text.toLowerCase() : foldLetters(text);
  const spaced = folded.replace(GAPS, ' ').trim();
  return ASCII.test(spaced) ? spaced : spaced.replace(LOOSE, '');
}

function foldLetters(text: string): string {
  return (
    dropInvisible(text)
      .normalize('NFKD')
      .replace(MARKS, '')
      // By way of capitals: `ß` becomes `ss`, the dotless `ı` an `i`.
      .toUpperCase()
      .toLowerCase()
      .replace(STROKED, (letter) => STROKES[letter] ?? letter)
      .normalize('NFC')
  );
}
