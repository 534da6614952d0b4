import { type Language, tagOf } from './language.ts';

/** The name of a language in the reader's: `es` → "Spanish", 西班牙语. A tag nobody knows stands for itself. */
export function languageName(tag: string, language: Language): string {
  return displayName(tag, 'language', language);
}

/** The name of a country (ISO 3166-1, two letters) in the reader's language: `NG` → "Nigeria", 尼日利亚. */
export function countryName(code: string, language: Language): string {
  return displayName(code, 'region', language);
}

function displayName(code: string, type: 'language' | 'region', language: Language): string {
  try {
    return new Intl.DisplayNames(tagOf(language), { type }).of(code) ?? code;
  } catch {
    // A malformed code throws a RangeError. It came from a mail, so it is shown rather than trusted.
    return code;
  }
}

/** "Wang Lei, Sun Yue and He Jun", 王磊、孙悦和何军 */
export function listOf(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(tagOf(language)).format(items);
}

/** "Wang Lei, Sun Yue or He Jun", 王磊、孙悦或何军 */
export function eitherOf(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(tagOf(language), { type: 'disjunction' }).format(items);
}

/** "1,200" */
export function number(value: number, language: Language): string {
  return new Intl.NumberFormat(tagOf(language)).format(value);
}
