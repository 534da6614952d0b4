import type { AnchorSet, Anchors } from '#lib/domain/anchor-set.ts';
import { AnchorName, mostSelectorLength } from '#lib/domain/anchor-set.ts';
import { selectorFault } from '#lib/domain/selector-fault.ts';
import type { Words } from '#lib/words/words.ts';

/** Selectors by anchor as they stand in their fields, '' for what is shipped; and what is said about the change. */
export interface AnchorsDraft {
  anchors: Record<string, string>;
  note: string;
}

/** @param used what is in use, or was refused and is to be set right; `null`: as shipped. */
export function draftOf(used: Pick<AnchorSet, 'anchors'> | null, note: string): AnchorsDraft {
  return { anchors: { ...used?.anchors }, note };
}

/** What stands in an anchor's field. Browsers report names as they like, such as one that every object has. */
export function selectorIn({ anchors }: AnchorsDraft, name: string): string {
  return Object.hasOwn(anchors, name) ? (anchors[name] ?? '') : '';
}

/** What of a draft is to be saved: without the fields left empty. */
export function savedOf({ anchors }: AnchorsDraft): Anchors {
  const set = Object.entries(anchors).map(([name, selector]) => [name, selector.trim()] as const);
  return Object.fromEntries(set.filter(([, selector]) => selector !== ''));
}

/** What is wrong with a selector, in words; `null` where it is one, or is left empty. */
export function problemOf(selector: string, words: Words): string | null {
  const text = selector.trim();
  if (text === '') return null;
  if (text.length > mostSelectorLength) return words.webmails.tooLong(mostSelectorLength);
  const problem = selectorFault(text);
  if (problem) return words.refusal['anchors-broken']({ name: '', problem }).rest;
  return isUnderstood(text) ? null : words.webmails.notCss;
}

/** Whether an anchor may be called so beside those that are there. */
export function isNewName(name: string, known: readonly string[]): boolean {
  return AnchorName.safeParse(name).success && !known.includes(name);
}

/** The pages ask the same of each selector before they use it. */
function isUnderstood(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}
