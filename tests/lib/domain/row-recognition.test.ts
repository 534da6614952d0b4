import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '#lib/domain/message.ts';
import { recogniseRow, type RowContext, type RowSight } from '#lib/domain/row-recognition.ts';
import { aMessage, hoursLater, idOf, morning } from '#tests/support/rows.ts';

const place = { account: 'info@acme.test', folder: 'INBOX', uidValidity: 7, uid: 12 };
const gmail = { messageId: '0123456789abcdef', threadId: 'fedcba9876543210' };
const mail = aMessage('first', { places: [place], gmail });
const pumps = idOf<Message['inquiryId']>('inquiry');
const other = idOf<Message['inquiryId']>('other inquiry');
const greta = { name: 'Greta Kunde', address: 'greta@kunde.example' };
const front = { name: 'Front desk', address: 'info@acme.test' };

const row = (over: Partial<RowSight> = {}): RowSight => ({
  account: 'info@acme.test',
  place: null,
  gmail: null,
  from: greta,
  subject: 'Re: Pumps',
  sentAt: null,
  ...over,
});
const context: RowContext = {
  ours: new Set(['info@acme.test', 'wang@acme.test']),
  remembered: null,
};
const known = (over: Partial<RowSight>, among = [mail], more: Partial<RowContext> = {}) =>
  recogniseRow(row(over), among, { ...context, ...more });
const there = { folder: 'INBOX', uid: 12 };
const stranger = { name: '', address: 'else@kunde.example' };

describe('a row of a message list', () => {
  it('is known by place, subject and sender together', () => {
    expect(known({ place: there })).toBe(pumps);
    expect(known({ place: there, subject: 'Invoice' })).toBeNull();
    expect(known({ place: there, from: stranger })).toBeNull();
    expect(known({ place: there, from: null })).toBeNull();
  });

  it('is known by Gmail’s thread and subject, whoever wrote last', () => {
    expect(known({ gmail, from: front })).toBe(pumps);
    expect(known({ gmail, from: null })).toBe(pumps);
    expect(known({ gmail, from: front, subject: 'Invoice' })).toBeNull();
  });

  it('is known by an id remembered, with subject and sender', () => {
    const remembered = { remembered: mail.id };
    expect(known({ from: null }, [mail], remembered)).toBe(pumps);
    expect(known({ from: front }, [mail], remembered)).toBe(pumps);
    expect(known({ from: stranger }, [mail], remembered)).toBeNull();
    expect(known({ from: null, subject: 'Invoice' }, [mail], remembered)).toBeNull();
    expect(known({ from: null })).toBeNull();
  });

  it('is known by sender and subject where one inquiry alone fits', () => {
    const second = aMessage('second', { inquiryId: other });
    expect(known({})).toBe(pumps);
    expect(known({ from: { name: '', address: ' GRETA@Kunde.example ' } })).toBe(pumps);
    expect(known({}, [mail, second])).toBeNull();
    expect(known({ from: { name: 'Greta Kunde', address: '' } })).toBeNull();
    const nameless = aMessage('nameless', { subject: '' });
    expect(known({ subject: '(no subject)' }, [nameless])).toBeNull();
  });

  it('is another mail where the day shown is another', () => {
    const later = aMessage('later', {
      inquiryId: other,
      sentAt: hoursLater(24 * 30),
      receivedAt: hoursLater(24 * 30),
    });
    expect(known({ sentAt: hoursLater(47) }, [mail, later])).toBe(pumps);
    expect(known({ sentAt: hoursLater(24 * 29) }, [mail, later])).toBe(other);
    expect(known({ sentAt: hoursLater(24 * 10) }, [mail, later])).toBeNull();
    // The sender's clock was wrong by months; the list shows when it came.
    const skewed = aMessage('skewed', { sentAt: hoursLater(-5000) });
    expect(known({ sentAt: morning }, [skewed])).toBe(pumps);
  });

  it('is nobody’s where we are the sender and nothing else is known', () => {
    const copy = aMessage('copy', { from: front });
    expect(known({ from: front }, [copy])).toBeNull();
    const sent = aMessage('sent', { direction: 'out', from: front, places: [place] });
    expect(known({ from: front, place: there }, [sent])).toBe(pumps);
  });
});

const some = <T>(...values: T[]) => fc.constantFrom(...values);
const anyMessage = fc
  .record({
    word: some('a', 'b', 'c', 'd'),
    inquiryId: some(pumps, other),
    direction: some('in' as const, 'out' as const),
    from: some(greta, stranger, front, null),
    subject: some('Pumps', 'Invoice', ''),
    places: some([], [place], [{ ...place, account: 'wang@acme.test' }]),
    gmail: some(null, gmail),
    hours: some(0, 30, 300),
  })
  .map(({ word, hours, ...over }) =>
    aMessage(word, { ...over, sentAt: hoursLater(hours), receivedAt: hoursLater(hours) }),
  );
const anyRow = fc.record({
  account: some('info@acme.test', null),
  place: some(null, there),
  gmail: some(null, gmail),
  from: some(greta, stranger, front, { name: 'Greta Kunde', address: '' }, null),
  subject: some('Re: Pumps', 'Invoice', ''),
  sentAt: some(null, morning, hoursLater(300)),
});

it('never says an inquiry of which no mail has this subject', () => {
  fc.assert(
    fc.property(anyRow, fc.array(anyMessage, { maxLength: 8 }), (shown, among) => {
      const found = recogniseRow(shown, among, context);
      const subject = shown.subject.replace('Re: ', '');
      if (found === null) return;
      expect(among.some((one) => one.inquiryId === found && one.subject === subject)).toBe(true);
    }),
  );
});

it('never says an inquiry of another sender, unless a thread says so', () => {
  fc.assert(
    fc.property(anyRow, fc.array(anyMessage, { maxLength: 8 }), (shown, among) => {
      const found = recogniseRow({ ...shown, gmail: null }, among, context);
      if (found === null) return;
      const { from } = shown;
      const isFrom = (one: (typeof among)[number]) =>
        from?.address ? one.from?.address === from.address : one.from?.name === from?.name;
      expect(among.some((one) => one.inquiryId === found && isFrom(one))).toBe(true);
    }),
  );
});

it('says the same whatever the order of what is known', () => {
  fc.assert(
    fc.property(
      anyRow,
      fc.uniqueArray(anyMessage, { maxLength: 6, selector: ({ id }) => id }),
      (shown, among) => {
        expect(recogniseRow(shown, among.toReversed(), context)).toBe(
          recogniseRow(shown, among, context),
        );
      },
    ),
  );
});
