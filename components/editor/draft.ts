import type { Template } from '#lib/domain/template.ts';

/** A template before it is saved. */
export type TemplateDraft = Omit<Template, 'seq'>;

/** An empty one, in English first: the language most customers read. */
export function newTemplate(id: string): TemplateDraft {
  return {
    id: id as Template['id'],
    purpose: 'reply',
    name: '',
    variants: [{ language: 'en', body: '' }],
    fallback: 'en',
  };
}

/** The template with one language more; what it begins with is the fallback's text, to be translated. */
export function withLanguage(draft: TemplateDraft, language: string): TemplateDraft {
  const begin = draft.variants.find((one) => one.language === draft.fallback)?.body ?? '';
  return { ...draft, variants: [...draft.variants, { language, body: begin }] };
}

/** The template without this language; another one steps in where it was the fallback. The last one stays. */
export function withoutLanguage(draft: TemplateDraft, language: string): TemplateDraft {
  const variants = draft.variants.filter((one) => one.language !== language);
  const [first] = variants;
  if (!first) return draft;
  return {
    ...draft,
    variants,
    fallback: draft.fallback === language ? first.language : draft.fallback,
  };
}

export function withBody(draft: TemplateDraft, language: string, body: string): TemplateDraft {
  return {
    ...draft,
    variants: draft.variants.map((one) => (one.language === language ? { ...one, body } : one)),
  };
}
