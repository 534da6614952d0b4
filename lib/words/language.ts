import type { Language } from '#lib/domain/member.ts';

export type { Language };

/** Every language with its own name, and the tag for `lang` and `Intl`. */
export const languages: readonly { code: Language; name: string; tag: string }[] = [
  { code: 'en', name: 'English', tag: 'en-GB' },
  { code: 'zh', name: '中文', tag: 'zh-CN' },
];

/** The BCP 47 tag to hand to `Intl` and to write into `lang`. */
export function tagOf(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en-GB';
}

/**
 * The first language we speak among those a person prefers, else English.
 * @param preferred BCP 47 tags, best first: `navigator.languages`, or those of an Accept-Language header.
 */
export function preferredLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const spoken = languages.find(({ code }) => new RegExp(`^${code}(-|$)`, 'i').test(tag));
    if (spoken) return spoken.code;
  }
  return 'en';
}
