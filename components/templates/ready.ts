import type { Template, Variant } from '#lib/domain/template.ts';
import { chooseVariant } from '#lib/domain/templates/choose.ts';
import { renderTemplate } from '#lib/domain/templates/render.ts';
import { printed, type Variable } from '#lib/domain/templates/variables.ts';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import { type Filled, valuesFor } from './values.ts';

/** A chosen template, as far as it is ready to be used. */
export interface Ready {
  variant: Variant;
  /** The customer's language has no variant. */
  isFallback: boolean;
  /** What has to be asked for. */
  asked: Variable[];
  /** Those that are still open. */
  open: Variable[];
  /** `null` while something is open, or where the template cannot be read. */
  text: string | null;
}

export function readyFor(
  template: Template,
  view: InquiryView,
  language: string | null,
  filled: Filled,
): Ready | null {
  const chosen = chooseVariant(template, language);
  if (!chosen) return null;
  const { variant, isFallback } = chosen;
  const known = valuesFor(view, variant.language);
  const without = renderTemplate(variant.body, known);
  if ('error' in without) return { variant, isFallback, asked: [], open: [], text: null };
  const asked = without.blanks;
  const open = asked.filter((name) => printed(filled[name]) === '');
  const answers = Object.fromEntries(asked.map((name) => [name, filled[name]]));
  const whole = renderTemplate(variant.body, { ...known, ...answers });
  const text = open.length > 0 || 'error' in whole ? null : whole.text;
  return { variant, isFallback, asked, open, text };
}
