import type { RuleFacts } from '#lib/domain/rules/facts.ts';
import { morning } from './rows.ts';

/** A plain inquiry from Germany, as rules see it. */
export function ruleFacts(over: Partial<RuleFacts> = {}): RuleFacts {
  return {
    addresses: ['info@acme.test'],
    subject: 'Pumps',
    body: 'Could you quote forty pumps?',
    language: 'de',
    country: 'DE',
    channel: 'direct',
    product: null,
    ownerId: null,
    isNewCustomer: true,
    hasAttachment: false,
    receivedAt: morning,
    ...over,
  };
}
