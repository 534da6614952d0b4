/** Every variable a template may use. The list is closed: what is not here is refused when it is saved. */
export const VARIABLES = [
  'customer.name',
  'customer.company',
  'customer.country',
  'inquiry.subject',
  'inquiry.product',
  'member.name',
  'member.title',
  'member.region',
  'member.address',
  'mailbox.name',
  'mailbox.address',
  /** Hours until a person will have answered. */
  'hours',
  /** Known where the mail came in quiet hours: when they ended, on our wall and on the customer's. */
  'quiet.until',
  'quiet.customer',
] as const;
export type Variable = (typeof VARIABLES)[number];

/** What is known for one inquiry. Absent, `null` and empty are the same: not known. */
export type Values = { readonly [name in Variable]?: string | number | null | undefined };

export function isVariable(name: string): name is Variable {
  return (VARIABLES as readonly string[]).includes(name);
}

// Directions that embed or override reorder the words around them (Unicode UAX #9).
const REORDERING = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * A value as it is printed, '' where nothing is known. Always one line: names and subjects come from
 * customers, who must not add paragraphs to what a member sends.
 */
export function printed(value: string | number | null | undefined): string {
  return String(value ?? '')
    .replace(REORDERING, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
