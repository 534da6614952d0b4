import type { Variable, Values } from '#lib/domain/templates/variables.ts';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';

export type Filled = { readonly [name in Variable]?: string };

/** What is known for a template, in the language it is written in. */
export function valuesFor(
  { inquiry, customer, mailbox, me }: Pick<InquiryView, 'inquiry' | 'customer' | 'mailbox' | 'me'>,
  language: string,
): Values {
  return {
    'customer.name': customer?.name,
    'customer.company': customer?.company,
    'customer.country': customer?.country ? countryIn(language, customer.country) : null,
    'inquiry.subject': inquiry.subject,
    'inquiry.product': inquiry.product,
    'member.name': me?.name,
    'member.title': me?.title,
    'member.region': me?.region,
    'member.address': me?.address,
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
