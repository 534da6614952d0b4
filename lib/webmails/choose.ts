import type { Page } from './page.ts';
import { isPractice, practice } from './practice/index.ts';
import { isRoundcube, roundcube } from './roundcube/index.ts';
import type { Choice } from './webmail.ts';

/** Most specific first: a page says for certain that it is ours to practise on; Roundcube lives at any address. */
const known = [
  { name: 'practice', fits: isPractice, make: practice },
  { name: 'roundcube', fits: isRoundcube, make: roundcube },
] as const;

/**
 * The webmail this page is, by its own signature and never by its address alone; `null` where it is none, or a frame
 * inside one. Gmail and Outlook live at addresses everybody knows, and have scripts of their
 * own: no page pays for the reading of another's.
 */
export function chooseWebmail(page: Page): Choice | null {
  if (!page.isTop) return null;
  const kind = known.find(({ fits }) => fits(page));
  return kind ? { name: kind.name, open: (overrides) => kind.make(page, overrides) } : null;
}
