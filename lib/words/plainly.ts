// Directions that embed, override or isolate reorder the words around them (Unicode UAX #9).
const reordering = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * A name as it stands within a sentence of ours, on one line. Whoever writes to us chooses their own, and one that turns
 * the words behind it round would have a notification or the dialog at Send say something else.
 */
export function plainly(name: string): string {
  return name
    .replace(reordering, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** A text of somebody else's within a sentence of ours: it keeps its own direction and turns nothing beside it. */
export function isolated(text: string): string {
  const plain = plainly(text);
  return plain && `\u2068${plain}\u2069`;
}
