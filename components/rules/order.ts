import type { Rule } from '#lib/domain/rule.ts';

const step = 10;

/** Where a new rule stands: behind all others, before the pool. */
export function lastPosition(rules: readonly Rule[]): number {
  return Math.min(100_000, Math.max(0, ...rules.map(({ position }) => position)) + step);
}

/**
 * The rules whose position changes when one moves up (-1) or down (1); none where it cannot. Equal or crowded positions
 * are numbered anew, so that what one sees is the order in which they are tried.
 */
export function moved(rules: readonly Rule[], id: string, by: -1 | 1): Rule[] {
  const from = rules.findIndex((rule) => rule.id === id);
  const other = rules[from + by];
  const rule = rules[from];
  if (!rule || !other) return [];
  const isPlain = rules.every(({ position }, at) => at === 0 || position > rules[at - 1]!.position);
  if (isPlain) {
    return [
      { ...rule, position: other.position },
      { ...other, position: rule.position },
    ];
  }
  const order = [...rules];
  order[from] = other;
  order[from + by] = rule;
  return order
    .map((one, at) => ({ ...one, position: (at + 1) * step }))
    .filter((one) =>
      rules.some(({ id: same, position }) => same === one.id && position !== one.position),
    );
}
