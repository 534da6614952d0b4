import { expect, test } from 'vitest';
import { lastPosition, moved } from '#components/rules/order.ts';
import type { RuleId } from '#lib/domain/ids.ts';
import { aRule, idOf } from '#tests/support/rows.ts';

const at = (word: string, position: number) =>
  aRule({ id: idOf<RuleId>(word), name: word, position });
const said = (rules: ReturnType<typeof moved>) =>
  rules.map(({ name, position }) => [name, position]);

test('a step swaps two positions and leaves the rest alone', () => {
  const rules = [at('a', 10), at('b', 20), at('c', 35)];
  expect(said(moved(rules, idOf('b'), 1))).toEqual([
    ['b', 35],
    ['c', 20],
  ]);
  expect(said(moved(rules, idOf('b'), -1))).toEqual([
    ['b', 10],
    ['a', 20],
  ]);
});

test('the ends go nowhere', () => {
  const rules = [at('a', 10), at('b', 20)];
  expect(moved(rules, idOf('a'), -1)).toEqual([]);
  expect(moved(rules, idOf('b'), 1)).toEqual([]);
  expect(moved(rules, idOf('nobody'), 1)).toEqual([]);
});

test('equal positions are numbered anew, and only those that change are saved', () => {
  const rules = [at('a', 0), at('b', 0), at('c', 30)];
  expect(said(moved(rules, idOf('a'), 1))).toEqual([
    ['b', 10],
    ['a', 20],
  ]);
});

test('a new rule stands behind the last, within what a position may be', () => {
  expect(lastPosition([])).toBe(10);
  expect(lastPosition([at('a', 10), at('b', 70)])).toBe(80);
  expect(lastPosition([at('a', 100_000)])).toBe(100_000);
});
