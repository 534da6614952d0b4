import { isPlatform } from './free-mail.ts';
import type { ParsedMail } from './parse.ts';

/**
 * The header that shows that a platform carried a mail, or `null`. A person who works there writes from the same domain
 * and gets no acknowledgement either.
 */
export function platformOf({ from, replyTo, headers }: ParsedMail): string | null {
  if (headers.first('x-amazon-mail-relay-type') !== null) return 'X-AMAZON-MAIL-RELAY-TYPE';
  if (from && isPlatform(from.address)) return 'From';
  return replyTo.some(({ address }) => isPlatform(address)) ? 'Reply-To' : null;
}
