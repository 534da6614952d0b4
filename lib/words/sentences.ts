/** What stands between a sentence and the next: nothing after full-width punctuation, which brings its own room. */
export function gapAfter(sentence: string): '' | ' ' {
  return sentence === '' || /[。，；：！？”）]$/.test(sentence) ? '' : ' ';
}

/** Sentences in one line, in any language. */
export function sentences(...all: string[]): string {
  return all.filter(Boolean).reduce((line, next) => line + gapAfter(line) + next, '');
}
