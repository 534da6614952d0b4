import { isIP } from 'node:net';

/** What the HTTP server says of a connection (`c.env` of @hono/node-server). */
export interface Connection {
  incoming?: { socket?: { remoteAddress?: string | undefined } };
}

/**
 * The network address a request came from, as limits count it: the socket's, or, where the operator named the header
 * their own proxy sets, its last value. Any other forwarding header is written by whoever asks and says nothing.
 * @param trustedHeader such as `x-real-ip`; `null` where clients connect directly.
 * @returns an address; the first 64 bits of IPv6, of which one household has all the rest; '' when unknown.
 */
export function clientAddress(
  headers: Headers,
  connection: Connection | undefined,
  trustedHeader: string | null,
): string {
  const socket = connection?.incoming?.socket?.remoteAddress ?? '';
  // A proxy appends: what stands before its own value came from outside.
  const told = trustedHeader ? headers.get(trustedHeader)?.split(',').at(-1)?.trim() : undefined;
  return network(told && isIP(told) ? told : socket);
}

function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIP(plain) !== 6) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const all = [...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...right];
  return `${all.slice(0, 4).join(':')}::/64`;
}
