/** The longest that is shipped has nine. */
const mostParts = 20;

/** As in `:is(.a:not(.b))`. */
const deepest = 2;

/** Why a selector would be slow, or meet half of a page. */
export type SelectorWeight = 'parts' | 'nested' | 'has' | 'everything';

/**
 * What a selector must not ask of a page, since every page of everybody looks for it at each change; `null` where it
 * may. Each part, such as `td.header.from`, must begin at something with a name: from there a browser looks a few steps
 * up. `:has()`, `~`, and `of` within `:nth-child()`, look down or sideways through everything instead: two `~` among eight
 * thousand paragraphs of a mail take Firefox 0.4 seconds.
 * @param bare without what stands in quotes, in comments and after backslashes.
 */
export function selectorWeight(bare: string): SelectorWeight | null {
  const plain = bare.replace(/\[[^\]]*\]/g, '[]');
  if (/:has\s*\(|~/i.test(plain)) return 'has';
  if (/:nth-[\w-]+\([^()]*\bof\b/i.test(plain)) return 'has';
  const counted = plain.replace(/(:nth-[\w-]+)\([^()]*\)/gi, '$1');
  if (depthOf(counted) > deepest) return 'nested';
  const parts = [...counted.matchAll(/[^\s>+~,()]+/g)];
  if (parts.length > mostParts) return 'parts';
  const isNamed = parts.every(({ 0: part, index }) => isNamedPart(part, counted[index - 1] ?? ''));
  return isNamed ? null : 'everything';
}

function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (const character of text) {
    if (character === '(') most = Math.max(most, (depth += 1));
    else if (character === ')') depth -= 1;
  }
  return most;
}

/** `*` alone is none, nor is `:not()`; `:is()` has its names inside, and what stands after a bracket belongs to it. */
function isNamedPart(part: string, before: string): boolean {
  if (before === ')' || /^:(?:is|where)$/i.test(part)) return true;
  return /^\*?[^*:]/.test(part);
}
