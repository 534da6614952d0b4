import type { Purpose, Template } from '#lib/domain/template.ts';
import { chooseVariant } from '#lib/domain/templates/choose.ts';

/** Those of this stage first; the others stay within reach. */
export function ordered(templates: readonly Template[], purpose: Purpose): Template[] {
  return templates.toSorted(
    (a, b) => Number(b.purpose === purpose) - Number(a.purpose === purpose),
  );
}

/** The one to begin with: last used here, else the first of this stage in the customer's language, else the first. */
export function preselected(
  templates: readonly Template[],
  purpose: Purpose,
  language: string | null,
  lastUsed: string,
): Template | undefined {
  const fitting = templates.filter((template) => template.purpose === purpose);
  return (
    fitting.find(({ id }) => id === lastUsed) ??
    fitting.find((template) => chooseVariant(template, language)?.isFallback === false) ??
    fitting[0] ??
    templates[0]
  );
}
