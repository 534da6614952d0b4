import type { Customer } from '../customer.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Mailbox } from '../mailbox.ts';
import type { Member } from '../member.ts';
import type { Values } from './variables.ts';

/** Whom a letter is about and who writes it. `null`: not known here. */
export interface Letterhead {
  inquiry: Pick<Inquiry, 'subject' | 'product'>;
  customer: Customer | null;
  mailbox: Mailbox | null;
  /** Who signs. */
  member: Member | null;
}

/** What is known for a template, in the language (BCP 47) it is written in. */
export function valuesFor(
  { inquiry, customer, mailbox, member }: Letterhead,
  language: string,
): Values {
  return {
    'customer.name': customer?.name,
    'customer.company': customer?.company,
    'customer.country': customer?.country ? countryIn(language, customer.country) : null,
    'inquiry.subject': inquiry.subject,
    'inquiry.product': inquiry.product,
    'member.name': member?.name,
    'member.title': member?.title,
    'member.region': member?.region,
    'member.address': member?.address,
    'mailbox.name': mailbox?.name,
    'mailbox.address': mailbox?.address,
    hours: mailbox?.replyHours,
  };
}

/** A template may be in any language, so this is not the words' own list. */
function countryIn(language: string, code: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    // Somebody's tag for a language that nobody else knows.
    return code;
  }
}
