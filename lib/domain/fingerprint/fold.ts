/** Characters nobody sees: joiners, marks of direction, soft hyphens, variation selectors. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const CONTROL = /\p{Cc}/gu;

/**
 * One line of a header as it is compared, never as it is shown: NFKC, without invisible characters,
 * single spaces, lower case. Headers are folded over lines by their senders, so any white space is
 * one space.
 */
export function foldLine(text: string): string {
  const plain = dropInvisible(text)
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(CONTROL, '')
    // Lower case can leave a decomposed sequence (İ), so the form is restored after it.
    .toLowerCase()
    .normalize('NFKC');
  return plain.replace(/ +/g, ' ').trim();
}

export function dropInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}
