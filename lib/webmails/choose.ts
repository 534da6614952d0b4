import { isOutlook, outlook } from './outlook/index.ts';
import type { Page } from './page.ts';
import { isPractice, practice } from './practice/index.ts';
import { isRoundcube, roundcube } from './roundcube/index.ts';
import type { Choice } from './webmail.ts';

/** Most specific first: a page says for certain that it is ours to practise on; Roundcube lives at any address. */
const known = [
  { name: 'practice', fits: isPractice, make: practice },
  { name: 'outlook', fits: isOutlook, make: outlook },
  { name: 'roundcube', fits: isRoundcube, make: roundcube },
] as const;

/**
 * The webmail this page is, by its own signature and never by its address alone; `null` where it is none, or a frame
 * inside one. Gmail is not among them: what reads it weighs a megabyte, and only Gmail pays for it.
 */
export function chooseWebmail(page: Page): Choice | null {
  if (!page.isTop) return null;
  const kind = known.find(({ fits }) => fits(page));
  return kind
    ? { name: kind.name, open: (overrides, signal) => kind.make(page, overrides, signal) }
    : null;
}
