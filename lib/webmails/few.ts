/** So many of one kind are read: where a selector meets more, it meets what it was not written for. */
const most = 200;

/**
 * The first elements that a selector meets in a page. An admin may have set one that meets half of it, and a mail may
 * bring a thousand of what the page has one of: what is done with each must not hold up everybody's webmail.
 */
export function few<E extends Element = Element>(
  root: ParentNode,
  selector: string,
  atMost: number = most,
): E[] {
  const found = root.querySelectorAll<E>(selector);
  return Array.from({ length: Math.min(found.length, atMost) }, (_, at) => found[at] as E);
}
