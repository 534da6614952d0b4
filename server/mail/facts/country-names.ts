/** Languages in which customers write the names of countries. */
const LANGUAGES = [
  'en',
  'zh-Hans',
  'zh-Hant',
  'es',
  'de',
  'fr',
  'pt',
  'it',
  'nl',
  'pl',
  'tr',
  'ru',
  'ar',
  'ja',
  'ko',
];

/** Names in use that Unicode's lists do not have. */
const ALSO: Record<string, string> = {
  usa: 'US',
  us: 'US',
  'u.s.a.': 'US',
  'u.s.': 'US',
  america: 'US',
  'united states of america': 'US',
  uk: 'GB',
  'u.k.': 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  uae: 'AE',
  'u.a.e.': 'AE',
  ksa: 'SA',
  korea: 'KR',
  'republic of korea': 'KR',
  holland: 'NL',
  'the netherlands': 'NL',
  turkey: 'TR',
  'czech republic': 'CZ',
  'viet nam': 'VN',
  'russian federation': 'RU',
  'p.r. china': 'CN',
  'pr china': 'CN',
  'p.r.china': 'CN',
  prc: 'CN',
  'mainland china': 'CN',
  'hong kong': 'HK',
  hongkong: 'HK',
  macau: 'MO',
  macao: 'MO',
  'ivory coast': 'CI',
  brasil: 'BR',
  deutschland: 'DE',
  香港: 'HK',
  台湾: 'TW',
  澳门: 'MO',
};

/** Unions, groups of islands and private codes among the two letters. */
const NO_COUNTRIES = new Set('EU EZ UN ZZ QO XA XB XK AC CP DG EA IC TA CQ'.split(' '));

let names: ReadonlyMap<string, string> | null = null;

/** ISO 3166-1 of a country by its name in any of the languages above, or by its two or three letters in a field. */
export function countryNamed(text: string): string | null {
  const folded = fold(text);
  if (folded.length < 2 || folded.length > 60) return null;
  names ??= namesOfAll();
  return names.get(folded) ?? null;
}

function namesOfAll(): Map<string, string> {
  const all = new Map<string, string>();
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const codes = [...letters]
    .flatMap((a) => [...letters].map((b) => a + b))
    .filter((code) => english.of(code) && !NO_COUNTRIES.has(code) && isInUse(code));
  for (const language of LANGUAGES) {
    const shown = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const name = shown.of(code);
      // What two countries share in two languages stays the first one's.
      if (name && !all.has(fold(name))) all.set(fold(name), code);
    }
  }
  for (const [name, code] of Object.entries(ALSO)) all.set(name, code);
  return all;
}

/** East Germany's code is Germany's today; the list of names has both. */
function isInUse(code: string): boolean {
  return new Intl.Locale(`und-${code}`).region === code;
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[\s,;|*·•-]+|[\s,;|*·•!-]+$/g, '')
    .replace(/(?<=[^.]{3})\.$/, '')
    .trim();
}
