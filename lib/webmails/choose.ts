import type { Page } from './page.ts';
import { isRoundcube, roundcube } from './roundcube/index.ts';
import type { Choice } from './webmail.ts';

/** Those that live at any address, the most specific first. */
const known = [{ name: 'roundcube', fits: isRoundcube, make: roundcube }] as const;

/**
 * The webmail this page is, by its own signature and never by its address alone; `null` where it is none, or a frame
 * inside one. Gmail, Outlook and the practice webmail live at addresses everybody knows, and have scripts of their own:
 * no page pays for the reading of another's.
 */
export function chooseWebmail(page: Page): Choice | null {
  if (!page.isTop) return null;
  const kind = known.find(({ fits }) => fits(page));
  return kind ? { name: kind.name, open: (overrides) => kind.make(page, overrides) } : null;
}
