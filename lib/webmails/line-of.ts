/** What an element says, on one line; '' where there is none. */
export function lineOf(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
