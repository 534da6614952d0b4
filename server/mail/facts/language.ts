import { detect } from 'tinyld';

/** Fewer letters say too little. */
const ENOUGH = 20;

/** More tells the detector nothing new, and takes its time. */
const LONGEST = 500;

/** What trade is written in; without this list short texts become Klingon or Volapük. */
const SPOKEN =
  'en de fr es pt it nl da sv no fi is et lv lt pl cs sk hu ro el tr ru uk bg sr mk be he ar fa ur hi bn ta te mr gu th vi id km my hy ka kk af'.split(
    ' ',
  );

/** Words of every trade letter in any language. The detector takes "pcs" alone as proof of Hungarian. */
const TRADE =
  /\b(?:pcs?|qty|moq|fob|cif|exw|ddp|dap|usd|eur|rmb|cny|gbp|rfq|oem|odm|sku|pls|asap|kgs?|mm|cm|ltd|gmbh|inc|tel|fax)\b/gi;

/** Scripts that settle it at once; Kana before Han, since Japanese is written with both. */
const BY_SCRIPT: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
];

/** Small words that other languages have few of, and that are a third and more of any English letter. */
const ENGLISH = new Set(
  'the and of to for with from at by as is are was be been have has had will would could can may you your we our us it its this that these they there which what when if or not but any please'.split(
    ' ',
  ),
);

/** Six different ones, and three words in ten: the detector says the same of such a text, and takes fifty times as long. */
function isEnglish(text: string): boolean {
  const all = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const small = all.filter((word) => ENGLISH.has(word));
  return small.length >= all.length * 0.3 && new Set(small).size >= 6;
}

/**
 * The language a person wrote in (BCP 47), `null` where too little is said.
 * @param text Their own words, without what they quote.
 */
export function languageOf(text: string): string | null {
  const words = text
    .slice(0, 1000)
    .replace(/\b(?:https?:\/\/|www\.)\S+|\S+@\S+/gi, ' ')
    // Part numbers confuse the detector.
    .replace(/[\p{Script=Latin}\d._/-]*\d[\p{Script=Latin}\d._/-]*/gu, ' ')
    .replace(TRADE, ' ');
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, language] of BY_SCRIPT) {
    const found = words.match(script)?.length ?? 0;
    // A character of these scripts says as much as three letters; a company's name in a signature decides nothing.
    if (found >= 2 && found * (language === 'ja' ? 10 : 3) >= letters - found) return language;
  }
  const rest = words.replace(/[\p{Script=Han}\p{Script=Hangul}]/gu, ' ');
  if (letters < ENOUGH) return null;
  const start = rest.slice(0, LONGEST);
  return isEnglish(start) ? 'en' : detect(start, { only: SPOKEN }) || null;
}
