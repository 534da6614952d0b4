/** The addresses named in a text, in order, folded. */
export function addressesIn(text: string): string[] {
  return (
    text.match(
      /[^\s<>()[\],;:"'：；，（）]+@[^\s<>()[\],;:"'：；，（）]+\.[^\s<>()[\],;:"'：；，（）]+/g,
    ) ?? []
  )
    .map((one) => one.replace(/\.+$/, '').toLowerCase())
    .filter((one) => one.length <= 320);
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

/** A text on one line. */
export function lineOf(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
