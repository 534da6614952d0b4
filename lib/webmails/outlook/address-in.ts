/** What no address holds, and what stands between two of them. */
const between = /[\s<>()[\],;:"'：；，（）]+/;

/** The addresses named in a text, in order, folded. A name may be as long as its sender likes: each part is looked at once. */
export function addressesIn(text: string): string[] {
  return text
    .split(between)
    .filter(hasParts)
    .map((one) => withoutDots(one).toLowerCase())
    .filter((one) => one.length <= 320);
}

/** Something before an `@`, and after it something with a dot in it. */
function hasParts(part: string): boolean {
  const at = part.indexOf('@', 1);
  const dot = at < 0 ? -1 : part.indexOf('.', at + 2);
  return dot >= 0 && dot < part.length - 1;
}

/** The stop at the end of a sentence. */
function withoutDots(part: string): string {
  let end = part.length;
  while (part[end - 1] === '.') end -= 1;
  return part.slice(0, end);
}

/** The one address all of these texts name; `null` where they name none, or several. */
export function onlyAddress(texts: readonly string[]): string | null {
  const all = new Set(texts.flatMap(addressesIn));
  const [only = null] = all;
  return all.size === 1 ? only : null;
}

/** What a title, a text and the attributes of a persona say. */
export function textsOf(element: Element): string[] {
  return ['title', 'email', 'smtp'].map((name) => element.getAttribute(name) ?? '');
}
