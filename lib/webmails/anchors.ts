import type { AnchorReport } from '#lib/protocol/bridge.ts';
import { few } from './few.ts';

/** A mail may be full of what looks like the page; the page's own stands before it, or is not found. */
const mostOfMail = 2000;

/** Selectors that an admin set in place of those shipped, by their names. */
export type AnchorOverrides = Readonly<Record<string, string>>;

/** The places in a page we hold on to, by name. */
export type Anchors<Name extends string> = Readonly<Record<Name, string>>;

/**
 * The shipped anchors, with those an admin set in their place. A name nobody knows, or a selector this browser does not
 * understand, changes nothing: what is shipped stands.
 */
export function withOverrides<Name extends string>(
  shipped: Anchors<Name>,
  overrides: AnchorOverrides,
  document: Document,
): Anchors<Name> {
  const used: Record<Name, string> = { ...shipped };
  for (const [name, selector] of Object.entries(overrides)) {
    if (Object.hasOwn(shipped, name) && isSelector(selector, document)) {
      used[name as Name] = selector;
    }
  }
  return used;
}

/** How often each anchor is met, and what of the `needed` ones is missing. */
export function reportOf<Name extends string>(
  document: Document,
  anchors: Anchors<Name>,
  needed: readonly Name[],
): AnchorReport {
  const names = Object.keys(anchors) as Name[];
  const hits = Object.fromEntries(
    names.map((name) => [name, document.querySelectorAll(anchors[name]).length]),
  );
  const missing = needed.filter((name) => !hits[name]);
  return { isEnough: missing.length === 0, missing, hits };
}

/**
 * Which of `names` a page does not have exactly once. A page that shows two mails, or one of them twice, is not known
 * to be at either. What stands inside `mail` does not count: whoever writes a mail may write what looks like the page.
 */
export function notOnce<Name extends string>(
  document: Document,
  anchors: Anchors<Name>,
  names: readonly Name[],
  mail: Name,
): Name[] {
  const isPages = (element: Element): boolean => !element.parentElement?.closest(anchors[mail]);
  return names.filter(
    (name) => few(document, anchors[name], mostOfMail).filter(isPages).length !== 1,
  );
}

function isSelector(text: string, document: Document): boolean {
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}
