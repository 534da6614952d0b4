import { valuesFor as valuesOf } from '#lib/domain/templates/values.ts';
import type { Variable, Values } from '#lib/domain/templates/variables.ts';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';

export type Filled = { readonly [name in Variable]?: string };

/** What is known for a template that the reader of this view signs, in the language it is written in. */
export function valuesFor(
  { inquiry, customer, mailbox, me }: Pick<InquiryView, 'inquiry' | 'customer' | 'mailbox' | 'me'>,
  language: string,
): Values {
  return valuesOf({ inquiry, customer, mailbox, member: me }, language);
}
