import { describe, expect, test } from 'vitest';
import type { InquiryId } from '#lib/domain/ids.ts';
import { ownSideOf } from '#server/mail/facts/own-side.ts';
import { conversationOf } from '#server/mail/facts/thread-index.ts';
import { threadOf, type Candidate, type Pointing } from '#server/mail/facts/thread.ts';
import { hoursLater, idOf, morning } from '#tests/support/rows.ts';

const own = ownSideOf(['info@acme.test', 'linda@acme.test']);
const person = (address: string) => ({ name: '', address });
const pumps: Candidate = {
  inquiryId: idOf<InquiryId>('pumps'),
  subject: 'Pumps',
  customerAddresses: ['greta@kunde.example'],
  messages: [
    {
      rfcMessageId: '<1@kunde.example>',
      gmail: { messageId: '1', threadId: 'aaaa' },
      conversation: '01db0000',
      from: person('greta@kunde.example'),
      to: [person('info@acme.test')],
      cc: [person('agent@buyers.example')],
      subject: 'Pumps',
      receivedAt: morning,
    },
  ],
};
const mail = (over: Partial<Pointing> = {}): Pointing => ({
  inReplyTo: null,
  references: [],
  gmail: null,
  conversation: null,
  subject: 'Re: Pumps',
  receivedAt: hoursLater(24),
  ...over,
});
const greta = 'greta@kunde.example';
const threaded = (over: Partial<Pointing>, from = greta, candidates = [pumps]) =>
  threadOf(mail(over), [from], candidates, own);

describe('a mail goes on with an inquiry', () => {
  test.each<[string, Partial<Pointing>]>([
    ['in-reply-to', { inReplyTo: '<1@kunde.example>', subject: 'Something else' }],
    ['references', { references: ['<0@x>', '<1@kunde.example>', '<2@y>'] }],
    ['gmail-thread', { gmail: { messageId: '2', threadId: 'aaaa' } }],
    ['thread-index', { conversation: '01db0000' }],
  ])('by %s, for certain', (by, over) => {
    expect(threaded(over)).toMatchObject({
      kind: 'follow-up',
      inquiryId: pumps.inquiryId,
      by,
      certainty: 'certain',
    });
  });

  test('by who wrote about what, probably', () => {
    const found = { kind: 'follow-up', by: 'correspondent', certainty: 'probable' };
    expect(threaded({})).toMatchObject(found);
    expect(threaded({ subject: 'pumps' })).toMatchObject(found);
  });

  test.each([
    ['a colleague of the customer', 'otto@kunde.example'],
    ['somebody who had a copy', 'agent@buyers.example'],
  ])('from %s', (_who, from) => {
    expect(threaded({ inReplyTo: '<1@kunde.example>' }, from)).toMatchObject({ kind: 'follow-up' });
  });
});

describe('a mail is a new one', () => {
  test.each<[string, Partial<Pointing>, string]>([
    [
      'an old mail answered for something new',
      { references: ['<1@kunde.example>'], subject: 'Valves' },
      greta,
    ],
    ['Outlook’s key with another subject', { conversation: '01db0000', subject: 'Valves' }, greta],
    ['after more than thirty days', { receivedAt: hoursLater(24 * 31) }, greta],
    ['no subject', { subject: 'Re:' }, greta],
    ['the same title from a colleague', { subject: 'Pumps' }, 'otto@kunde.example'],
    ['the same title from anybody', {}, 'stranger@gmail.com'],
    ['an id nobody knows', { inReplyTo: '<9@kunde.example>', subject: 'Valves' }, greta],
  ])('%s', (_what, over, from) => {
    expect(threaded(over, from)).toEqual({ kind: 'new' });
  });

  test('of one provider two people are strangers', () => {
    const free = { ...pumps, customerAddresses: ['greta@gmail.com'], messages: [] };
    expect(threaded({}, 'otto@gmail.com', [free])).toEqual({ kind: 'new' });
  });

  test('of one platform two buyers are strangers', () => {
    const relayed: Candidate = {
      ...pumps,
      customerAddresses: [],
      messages: pumps.messages.map((one) => ({
        ...one,
        from: person('a1@sourcing.hktdc.org'),
        cc: [],
      })),
    };
    const over = { inReplyTo: '<1@kunde.example>' };
    expect(threaded(over, 'b2@sourcing.hktdc.org', [relayed]).kind).toBe('stranger');
    expect(threaded(over, 'a1@sourcing.hktdc.org', [relayed]).kind).toBe('follow-up');
  });
});

describe('a stranger who quotes an id', () => {
  test.each<[string, Partial<Pointing>]>([
    ['in-reply-to', { inReplyTo: '<1@kunde.example>' }],
    ['references', { references: ['<1@kunde.example>'] }],
    ['thread-index', { conversation: '01db0000' }],
  ])('is told as one: %s', (by, over) => {
    expect(threaded(over, 'mallory@evil.example')).toEqual({
      kind: 'stranger',
      inquiryId: pumps.inquiryId,
      by,
      evidence: over.inReplyTo ?? over.references?.[0] ?? over.conversation,
    });
  });

  test('even one who names us', () => {
    expect(threaded({ inReplyTo: '<1@kunde.example>' }, 'info@acme.test').kind).toBe('stranger');
  });
});

test('Outlook’s key is the first 22 bytes, and the same in every answer', () => {
  const header = Buffer.from('01db3f6f9e2c00112233445566778899aabbccddeeff', 'hex');
  const key = header.toString('hex');
  const field = (bytes: Buffer) => ({ first: () => bytes.toString('base64') });
  expect(conversationOf(field(header))).toBe(key);
  expect(conversationOf(field(Buffer.concat([header, Buffer.from('0011223344', 'hex')])))).toBe(
    key,
  );
  expect(
    conversationOf({
      first: () =>
        `${header.toString('base64').slice(0, 12)}\r\n ${header.toString('base64').slice(12)}`,
    }),
  ).toBe(key);
  expect(conversationOf(field(header.subarray(0, 12)))).toBeNull();
  expect(conversationOf({ first: () => 'no base64 at all, and long enough to be one' })).toBeNull();
  expect(conversationOf({ first: () => null })).toBeNull();
});
