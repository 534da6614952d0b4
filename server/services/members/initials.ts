import { foldAddress } from '#lib/domain/address.ts';

const han = /\p{Script=Han}/u;

/**
 * Initials for a name nobody of `taken` has: first and last letter word by word, or the last two characters of a
 * Chinese name (the given name tells two Wangs apart). Where they are taken, other letters of the name, then figures.
 */
export function freeInitials(name: string, taken: readonly string[]): string {
  const isFree = (initials: string) => !taken.some((other) => isSameInitials(other, initials));
  return [...candidates(name)].find(isFree) ?? '?';
}

/** Whether two would look alike on a chip: case and width do not part them. */
export function isSameInitials(a: string, b: string): boolean {
  return foldAddress(a) === foldAddress(b);
}

function* candidates(name: string): Generator<string> {
  const letters = Array.from(name.replace(/[^\p{L}\p{N}]/gu, ''));
  if (letters.some((letter) => han.test(letter))) {
    const own = letters.filter((letter) => han.test(letter));
    yield own.slice(-2).join('');
    for (const letter of own) yield letter;
    yield* numbered(own.at(-1) ?? '');
    return;
  }
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const first = (words[0] ?? '?').charAt(0).toUpperCase();
  const last = words.length > 1 ? (words.at(-1) ?? '').charAt(0) : (letters[1] ?? '');
  yield first + last.toUpperCase();
  for (const letter of letters.slice(1)) yield first + letter.toUpperCase();
  yield* numbered(first);
}

function* numbered(letter: string): Generator<string> {
  for (let number = 2; number < 100; number += 1) yield `${letter}${number}`;
}
