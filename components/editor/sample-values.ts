import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Values } from '#lib/domain/templates/variables.ts';

/** What an invented customer wrote, in their own words whatever the reader speaks. */
const letter: Values = {
  'customer.name': 'Lucía Ortega',
  'customer.company': 'Riegos del Sur',
  'inquiry.subject': 'Quotation for 40 pumps',
  'inquiry.product': 'submersible pumps',
};

/** What is known of that customer's letter, for a text in this language (BCP 47). */
export function valuesOf(language: string, mailbox: Mailbox | null): Values {
  return {
    ...letter,
    'customer.country': countryIn(language),
    'mailbox.name': mailbox?.name ?? 'Front desk',
    'mailbox.address': mailbox?.address ?? 'info@example.com',
    hours: mailbox?.replyHours ?? 48,
  };
}

/** Whoever looks signs; what they have not said of themselves stays open, as it would in a letter. */
export function signedBy({ name, title, region, address }: Member): Values {
  return {
    'member.name': name,
    'member.title': title,
    'member.region': region,
    'member.address': address,
  };
}

function countryIn(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of('ES') ?? 'ES';
  } catch {
    // Somebody's tag for a language that nobody else knows.
    return 'ES';
  }
}
