/**
 * What somebody was typing, by inquiry, so that opening another mail loses nothing. For as long as this frame lives,
 * and in its tab's own storage where the browser gives a frame one: a webmail that opens a reply as a new page ends
 * the frame.
 */
export function remembered(what: string, inquiryId: string): string {
  return kept()?.getItem(keyOf(what, inquiryId)) ?? '';
}

export function remember(what: string, inquiryId: string, text: string): void {
  const storage = kept();
  if (text === '') storage?.removeItem(keyOf(what, inquiryId));
  else storage?.setItem(keyOf(what, inquiryId), text);
}

function keyOf(what: string, inquiryId: string): string {
  return `${what}:${inquiryId}`;
}

/** A browser that blocks storage in frames throws on the very name. */
function kept(): Storage | null {
  try {
    return globalThis.sessionStorage;
  } catch {
    return null;
  }
}
