import type { AnchorOverrides } from '../anchors.ts';
import type { SdkOptions } from './sdk.ts';

const prefix = 'inboxsdk.';

export interface SdkSelectors {
  options: SdkOptions;
  /** How often each of those set is met, and how many InboxSDK refused. */
  hits(document: Document): Record<string, number>;
}

/**
 * Overrides of the selectors InboxSDK keeps by key, such as `inboxsdk.messageView.body`. It tries each before its own,
 * and its own still when that is not met, so that a wrong one takes nothing away.
 */
export function sdkSelectors(overrides: AnchorOverrides): SdkSelectors {
  const set = Object.entries(overrides).flatMap(([name, selector]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), selector] as const] : [],
  );
  let refused = 0;
  if (set.length === 0) return { options: {}, hits: () => ({}) };
  return {
    options: {
      selectorOverrides: Object.fromEntries(set.map(([key, selector]) => [key, [selector]])),
      onInvalidSelector: () => (refused += 1),
    },
    hits: (document) => ({
      ...Object.fromEntries(
        set.map(([key, selector]) => [prefix + key, timesMet(document, selector)]),
      ),
      [`${prefix}refused`]: refused,
    }),
  };
}

function timesMet(document: Document, selector: string): number {
  try {
    return document.querySelectorAll(selector).length;
  } catch {
    return 0;
  }
}
