import { countriesOf } from '#lib/domain/regions.ts';
import { Region } from '#lib/domain/rule.ts';
import type { Language } from '#lib/words/language.ts';
import { countryName, languageName } from '#lib/words/names.ts';

interface Named {
  value: string;
  label: string;
}

/** Languages customers write in, most of the world's trade; a variant of Chinese is chosen by its script. */
const languages =
  'ar az bg bn bs ca cs da de el en es et fa fi fil fr he hi hr hu hy id is it ja ka kk km ko lo lt lv mk mn ms my nb ne nl pl pt ro ru sk sl sq sr sv sw ta th tr uk ur uz vi zh zh-Hant'.split(
    ' ',
  );

/** To choose a language from, by name in the reader's; with those already in use that are not common. */
export function languageChoices(language: Language, used: readonly string[] = []): Named[] {
  const all = [...new Set([...languages, ...used])];
  return sorted(
    all.map((value) => ({ value, label: languageName(value, language) })),
    language,
  );
}

/** Every country, by name in the reader's language. */
export function countryChoices(language: Language): Named[] {
  const codes = Region.options.flatMap((region) => countriesOf(region));
  return sorted(
    codes.map((value) => ({ value, label: countryName(value, language) })),
    language,
  );
}

/** Every time zone the browser knows, and `used`. */
export function zoneChoices(used: string): Named[] {
  const all = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', used]);
  return [...all].toSorted().map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}

/** The days of a week from Monday on, with their numbers (0 is Sunday). */
export function dayChoices(
  tag: string,
  width: 'short' | 'long' = 'short',
): { value: number; label: string }[] {
  const format = new Intl.DateTimeFormat(tag, { weekday: width, timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return [1, 2, 3, 4, 5, 6, 0].map((value) => ({
    value,
    label: format.format(new Date(Date.UTC(2024, 0, value === 0 ? 7 : value))),
  }));
}

function sorted(choices: Named[], language: Language): Named[] {
  const order = new Intl.Collator(language);
  return choices.toSorted((a, b) => order.compare(a.label, b.label));
}
