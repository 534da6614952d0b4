/** Where an arrow key, Home or End leads from `index` in a list of `count`; `null` for any other key. */
export function stepBy(
  key: string,
  index: number,
  count: number,
  axis: 'vertical' | 'horizontal',
): number | null {
  const [back, on] = axis === 'vertical' ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
  if (count === 0) return null;
  if (key === on) return Math.min(count - 1, index + 1);
  if (key === back) return Math.max(0, index - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}
