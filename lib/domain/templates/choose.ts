interface Variants<V extends { language: string }> {
  readonly variants: readonly V[];
  /** The language of the variant used where none fits. */
  readonly fallback: string;
}

/**
 * The variant for a customer who reads `language` (BCP 47, `null` where it is not known): the same tag,
 * else the same language, for Chinese in the same script first. `isFallback` says that none fitted.
 * `null` only for a template without variants.
 */
export function chooseVariant<V extends { language: string }>(
  template: Variants<V>,
  language: string | null,
): { variant: V; isFallback: boolean } | null {
  const fits = language ? bestFor(template.variants, language) : undefined;
  if (fits) return { variant: fits, isFallback: false };
  const variant = bestFor(template.variants, template.fallback) ?? template.variants[0];
  return variant ? { variant, isFallback: true } : null;
}

function bestFor<V extends { language: string }>(variants: readonly V[], language: string) {
  const wanted = fold(language);
  const same = variants.filter((variant) => rootOf(variant.language) === rootOf(language));
  return (
    same.find((variant) => fold(variant.language) === wanted) ??
    same.find((variant) => scriptOf(variant.language) === scriptOf(language)) ??
    same.find((variant) => fold(variant.language) === rootOf(language)) ??
    same[0]
  );
}

function fold(tag: string): string {
  return tag.trim().toLowerCase().replaceAll('_', '-');
}

function rootOf(tag: string): string {
  return fold(tag).split('-')[0] ?? '';
}

/** Chinese is written in two scripts, and a plain `zh` means the simplified one. Others: none. */
function scriptOf(tag: string): string | null {
  if (rootOf(tag) !== 'zh') return null;
  return /-(hant|tw|hk|mo)\b/.test(fold(tag)) ? 'hant' : 'hans';
}
