import type { Page } from './page.ts';
import { isPractice, practice } from './practice/index.ts';
import { isRoundcube, roundcube } from './roundcube/index.ts';
import type { Webmail } from './webmail.ts';

/** Most specific first: a page says for certain that it is ours to practise on; Roundcube lives at any address. */
const known = [
  { fits: isPractice, make: practice },
  { fits: isRoundcube, make: roundcube },
];

/**
 * The webmail this page is, by its own signature and never by its address alone; `null` where it is none, or a frame
 * inside one. Gmail is not among them: what reads it weighs a megabyte, and only Gmail pays for it.
 */
export function chooseWebmail(page: Page): Webmail | null {
  if (!page.isTop) return null;
  return known.find(({ fits }) => fits(page))?.make(page) ?? null;
}
