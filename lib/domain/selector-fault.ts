import * as z from 'zod/mini';
import { selectorWeight } from './selector-weight.ts';

/** Why a text is certainly no selector, or one that no page could bear. Words: `lib/words`, by name. */
export const SelectorFault = z.enum([
  'empty',
  /** `{` or `}`: a rule, not a selector. */
  'braces',
  /** `<`: HTML. */
  'markup',
  /** `@`: a rule of a style sheet. */
  'at-rule',
  'script',
  'brackets',
  'quotes',
  /** Too many parts. */
  'parts',
  /** Brackets in brackets in brackets. */
  'nested',
  /** `:has()`, `~`, or `of` in `:nth-child()`. */
  'has',
  /** A part that names nothing, such as `*`. */
  'everything',
]);
export type SelectorFault = z.infer<typeof SelectorFault>;

const faults: Readonly<Record<string, SelectorFault>> = {
  '{': 'braces',
  '}': 'braces',
  '<': 'markup',
  '@': 'at-rule',
};
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/**
 * What is certainly wrong with a selector, its weight too; `null` where only a browser can say. Inside quotes, after a backslash and in
 * a comment anything may stand (Selectors 4 §3, CSS Syntax 3 §4).
 */
export function selectorFault(selector: string): SelectorFault | null {
  if (selector.trim() === '') return 'empty';
  const bare = withoutQuoted(selector);
  if (bare === null) return 'quotes';
  if (/(?:^|[\s,>+~(])javascript:/i.test(bare)) return 'script';
  const open: string[] = [];
  for (const character of bare) {
    const fault = faults[character];
    if (fault) return fault;
    const close = closing[character];
    if (close) open.push(close);
    else if ((character === ')' || character === ']') && open.pop() !== character) {
      return 'brackets';
    }
  }
  return open.length > 0 ? 'brackets' : selectorWeight(bare);
}

const quoted = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/;
const skipped = new RegExp(String.raw`\\.|/\*[^]*?(?:\*/|$)|${quoted.source}`, 'gsu');

/** What stands outside; `null` where a quote is never closed. */
function withoutQuoted(selector: string): string | null {
  const bare = selector.replaceAll(skipped, (found) => (found.startsWith('/*') ? ' ' : '_'));
  return /["']/.test(bare) ? null : bare;
}
