import { organisationDomain } from './free-mail.ts';
import type { ParsedMail } from './parse.ts';

/** Trade platforms that carry mail between buyer and seller. What else they do is a matter of profiles. */
const PLATFORMS = new Set(
  [
    'alibaba.com aliexpress.com 1688.com alibaba-inc.com made-in-china.com globalsources.com hktdc.org hktdc.com',
    'dhgate.com indiamart.com tradeindia.com exportersindia.com ec21.com tradekey.com ecplaza.net',
    'thomasnet.com europages.com wlw.de visable.com kompass.com faire.com ankorstore.com amazon.com ebay.com',
    'shopify.com shopifyemail.com etsy.com',
  ].flatMap((line) => line.split(' ')),
);

/**
 * The header that shows that a platform carried a mail, or `null`. A person who works there writes from the same domain
 * and gets no acknowledgement either.
 */
export function platformOf({ from, replyTo, headers }: ParsedMail): string | null {
  if (headers.first('x-amazon-mail-relay-type') !== null) return 'X-AMAZON-MAIL-RELAY-TYPE';
  if (from && isPlatform(from.address)) return 'From';
  return replyTo.some(({ address }) => isPlatform(address)) ? 'Reply-To' : null;
}

export function isPlatform(address: string): boolean {
  return PLATFORMS.has(organisationDomain(address) ?? '');
}
