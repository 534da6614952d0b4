/** Nobody writes more twice; comparing costs time by the letter. */
const LONGEST = 4000;

/**
 * How alike two texts are, 0 to 1, whatever their case, spaces and punctuation: twice the pairs of neighbouring letters
 * they share, by all the pairs they have (Dice's coefficient). An exchanged name changes little, another sentence much.
 */
export function similarity(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const all = one.count + other.count;
  if (all === 0) return 0;
  let shared = 0;
  for (const [pair, times] of one.pairs) shared += Math.min(times, other.pairs.get(pair) ?? 0);
  return (2 * shared) / all;
}

function pairsOf(text: string): { pairs: Map<string, number>; count: number } {
  const letters = text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]/gu);
  const pairs = new Map<string, number>();
  for (const [at, letter] of (letters ?? []).entries()) {
    const pair = letter + (letters?.[at + 1] ?? '');
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { pairs, count: letters?.length ?? 0 };
}
