import { expect, it } from 'vitest';
import { factsFrom } from '#lib/domain/rules/facts-from.ts';
import { aCustomer, aMailbox, aMessage, anInquiry, hoursLater, idOf } from '#tests/support/rows.ts';

const mailbox = aMailbox({ aliases: ['sales@acme.test', 'shop@acme.test'] });
const customer = aCustomer({ ownerId: idOf('Linda') });

it('is what was kept of the first mail and its customer', () => {
  const first = aMessage('first', {
    cc: [{ name: '', address: 'sales@acme.test' }],
    attachments: [{ name: 'plan.pdf', size: 12 }],
  });
  expect(factsFrom(anInquiry(), { customer, mailbox, first })).toMatchObject({
    addresses: ['info@acme.test', 'sales@acme.test'],
    subject: 'Pumps',
    body: 'Could you quote forty pumps?',
    isCut: false,
    country: 'DE',
    ownerId: idOf('Linda'),
    isNewCustomer: true,
    hasAttachment: true,
  });
});

it('knows a customer who had written before, and a text that goes on', () => {
  const inquiry = anInquiry({ receivedAt: hoursLater(5), snippet: 'word '.repeat(60).trim() });
  expect(factsFrom(inquiry, { customer, mailbox, first: null })).toMatchObject({
    addresses: ['info@acme.test'],
    isNewCustomer: false,
    hasAttachment: false,
    isCut: true,
  });
});
