import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The first 16 hex digits of SHA-256 over the UTF-8 text. Synchronous and without `crypto.subtle`,
 * which pages served over http do not have.
 */
export function digest16(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16);
}
