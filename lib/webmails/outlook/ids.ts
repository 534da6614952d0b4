/**
 * Outlook's ids of conversations (`AAQk…`, `AQQk…`) and items (`AAMk…`, `AMMk…`, `AQMk…`) are base64, written in two
 * alphabets: `+ /` in attributes and addresses, `- _` in Graph and REST, where `-` stands for `/` and `_` for `+`; some
 * say the other way round. The padding is often left out.
 */

/** An id the way all of ours are kept: `+ /`, no padding. `null`: nothing that could be one, or too long for the wire. */
export function canonicalId(text: string | null | undefined): string | null {
  const bare = (text ?? '').trim().replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/_-]{16,500}$/.test(bare)) return null;
  return bare.replaceAll('-', '/').replaceAll('_', '+');
}

/** Whether two canonical ids are one, in whichever way the alphabets belong together. */
export function isSameId(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && (one === other || one === swapped(other));
}

/** As Outlook has it in an address, before it is percent-encoded. */
export function paddedId(id: string): string {
  return id.padEnd(Math.ceil(id.length / 4) * 4, '=');
}

/** A conversation's, not an item's: the third letter of the first four tells. */
export function isConversationId(id: string): boolean {
  return /^A[AQ]Q/.test(id);
}

function swapped(id: string): string {
  return id.replace(/[+/]/g, (sign) => (sign === '+' ? '/' : '+'));
}
