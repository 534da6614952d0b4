const digits = new Intl.NumberFormat('zh-CN');

const han = /\p{Script=Han}/u;
const latin = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u;

/**
 * Template tag for Chinese sentences: puts a space where a filled-in Latin word or figure meets a Chinese character or
 * another Latin word, as Chinese typesetting asks, and none beside full-width punctuation. Numbers are formatted.
 */
export function spaced(texts: TemplateStringsArray, ...values: (string | number)[]): string {
  let sentence = texts[0] ?? '';
  values.forEach((value, index) => {
    sentence = meet(sentence, typeof value === 'number' ? digits.format(value) : value);
    sentence = meet(sentence, texts[index + 1] ?? '');
  });
  return sentence;
}

function meet(before: string, after: string): string {
  const left = Array.from(before).at(-1) ?? '';
  const right = Array.from(after)[0] ?? '';
  const needsSpace =
    (han.test(left) && latin.test(right)) ||
    (latin.test(left) && han.test(right)) ||
    (latin.test(left) && latin.test(right));
  return needsSpace ? `${before} ${after}` : before + after;
}
