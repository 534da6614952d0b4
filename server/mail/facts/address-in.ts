import { foldAddress } from '#lib/domain/address.ts';

const ADDRESS = /[^\s<>@,;:"'()[\]]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+/iu;

/** The first address in a text, folded, or `null`. */
export function addressIn(text: string): string | null {
  const found = ADDRESS.exec(text.slice(0, 1000))?.[0];
  return found ? foldAddress(found) : null;
}
