/**
 * Small things of one person in one browser that must outlive a frame: a webmail that opens its reply as a page of
 * its own ends ours. A draft lives as long as its tab, a habit for good. Never a fact of the team: those are in the
 * replica.
 */
type Kind = 'draft' | 'habit';

/** What was kept under this name, or ''. */
export function remembered(kind: Kind, name: string): string {
  return storageOf(kind)?.getItem(name) ?? '';
}

/** Keeps it, or forgets it where there is nothing to keep. */
export function remember(kind: Kind, name: string, text: string): void {
  const place = storageOf(kind);
  if (text === '') place?.removeItem(name);
  else place?.setItem(name, text);
}

/** A browser that blocks storage in frames throws on the very name; then nothing is kept. */
function storageOf(kind: Kind): Storage | null {
  try {
    return kind === 'draft' ? globalThis.sessionStorage : globalThis.localStorage;
  } catch {
    return null;
  }
}
