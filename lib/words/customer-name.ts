import type { Customer } from '#lib/domain/customer.ts';
import { plainly } from './plainly.ts';
import type { Words } from './words.ts';

/** What a customer is called in a row or a notification: their company before their name, their address where neither is known. */
export function customerName(customer: Customer | null, words: Words): string {
  const { company, name, addresses } = customer ?? {};
  return plainly(company ?? '') || plainly(name ?? '') || addresses?.[0] || words.customer.unknown;
}
