/**
 * The match pattern that covers an address, for asking permission and registering scripts: scheme and host. Without
 * the port, which Firefox does not take in a pattern and which a pattern leaves open in both browsers.
 */
export function originPattern(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}
