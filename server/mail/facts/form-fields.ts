import type { Address } from '#lib/domain/address.ts';
import { addressIn } from './address-in.ts';
import { fieldsOf, labelledIn, type Fields } from './label-fields.ts';

/** Who filled in a contact form, by its labelled fields; `null` where none names an address. */
export function formSender(fields: Fields): Address | null {
  const address = addressIn(fields.address ?? '');
  return address ? { name: (fields.name ?? '').slice(0, 200), address } : null;
}

/** What the labelled lines of a mail say: of the first of its texts that has any. */
export function fieldsIn(bodies: readonly string[]): Fields {
  for (const body of bodies) {
    const fields = fieldsOf(labelledIn(body));
    if (Object.keys(fields).length > 0) return fields;
  }
  return {};
}
