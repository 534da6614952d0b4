import { describe, expect, it } from 'vitest';
import type { Sighting } from '#lib/domain/sighting.ts';
import { recognise } from '#lib/domain/sighting.ts';
import { aMessage, idOf, morning } from '#tests/support/rows.ts';

const place = { account: 'info@acme.test', folder: 'INBOX', uidValidity: 7, uid: 12 };
const mail = aMessage('first', { places: [place], keys: ['b:1', 'm:1'] });
const twin = aMessage('twin', { inquiryId: idOf('elsewhere'), keys: ['b:1', 'm:2'] });

function sighted(over: Partial<Sighting> = {}): Sighting {
  return {
    webmail: 'roundcube',
    account: 'info@acme.test',
    place: null,
    gmail: null,
    rfcMessageId: null,
    from: { name: 'Greta Kunde', address: 'greta@kunde.example' },
    subject: 'Re: Pumps',
    recipients: [],
    sentAt: morning,
    tiers: [],
    keys: [],
    ...over,
  };
}
const found = { kind: 'inquiry', inquiryId: idOf('inquiry'), messageId: idOf('first') };

describe('a mail on screen', () => {
  it('is known by its place when subject and sender agree', () => {
    expect(recognise(sighted({ place }), [mail])).toEqual(found);
    expect(recognise(sighted({ place, account: null }), [mail])).toEqual(found);
  });

  it('is not believed by its id alone', () => {
    expect(recognise(sighted({ place, subject: 'Invoice' }), [mail]).kind).toBe('none');
    const from = { name: 'Mallory', address: 'mallory@evil.example' };
    expect(recognise(sighted({ place, from }), [mail]).kind).toBe('none');
    expect(recognise(sighted({ rfcMessageId: mail.rfcMessageId, from }), [mail]).kind).toBe('none');
  });

  it('does not mistake the same UID of another account or folder', () => {
    expect(recognise(sighted({ place, account: 'wang@acme.test' }), [mail]).kind).toBe('none');
    expect(recognise(sighted({ place: { ...place, folder: 'Sent' } }), [mail]).kind).toBe('none');
  });

  it('is known by name where the page shows no address', () => {
    const from = { name: 'Greta Kunde', address: '' };
    expect(recognise(sighted({ rfcMessageId: mail.rfcMessageId, from }), [mail])).toEqual(found);
  });

  it('is known by an id remembered, when subject and sender agree', () => {
    expect(recognise(sighted(), [mail], mail.id)).toEqual(found);
    expect(recognise(sighted(), [mail]).kind).toBe('none');
    expect(recognise(sighted({ subject: 'Invoice' }), [mail], mail.id).kind).toBe('none');
    expect(recognise(sighted({ from: null }), [mail], mail.id).kind).toBe('none');
  });

  describe('in Gmail', () => {
    const gmail = { threadId: '18c2f0a1b2c3d4e5', messageId: '18c2f0a1b2c3d4e5' };
    const asked = aMessage('first', { gmail });
    const later = { ...gmail, messageId: '18c2f0a1b2c3d777' };
    const answer = {
      gmail: later,
      from: { name: 'Front desk', address: 'info@acme.test' },
      recipients: ['Greta@kunde.example'],
    };

    it('is known by its id when subject and sender agree', () => {
      expect(recognise(sighted({ gmail }), [asked])).toEqual(found);
      expect(recognise(sighted({ gmail, subject: 'Invoice' }), [asked]).kind).toBe('none');
    });

    it('is known as an answer in the thread, to who wrote it and under its subject', () => {
      expect(recognise(sighted(answer), [asked])).toEqual(found);
    });

    it.each([
      ['another customer in the same thread', { from: { name: 'Form', address: 'f@form.test' } }],
      ['an answer to somebody else', { ...answer, recipients: ['other@kunde.example'] }],
      ['an answer under another subject', { ...answer, subject: 'Invoice' }],
      ['an answer in another thread', { ...answer, gmail: { ...later, threadId: '1' } }],
    ])('%s is not', (_what, over) => {
      expect(recognise(sighted({ gmail: later, ...over }), [asked]).kind).toBe('none');
    });

    it('an answer in a thread of two inquiries of one customer is a question', () => {
      const second = aMessage('second', { inquiryId: idOf('elsewhere'), gmail: later });
      const own = { ...answer, gmail: { ...gmail, messageId: '18c2f0a1b2c3d888' } };
      expect(recognise(sighted(own), [asked, second]).kind).toBe('candidates');
    });
  });

  const body = { tier: 'body', keys: ['b:1'] };
  const minute = { tier: 'minute', keys: ['m:1'] };

  it('becomes a question when two inquiries look alike, and never a guess', () => {
    expect(recognise(sighted({ tiers: [body] }), [mail, twin])).toEqual({
      kind: 'candidates',
      inquiryIds: [idOf('inquiry'), idOf('elsewhere')],
    });
  });

  it('is settled by a later test only among those alike so far', () => {
    expect(recognise(sighted({ tiers: [body, minute] }), [mail, twin])).toEqual(found);
    const stranger = aMessage('stranger', { inquiryId: idOf('third'), keys: ['m:9'] });
    const other = { tier: 'minute', keys: ['m:9'] };
    expect(recognise(sighted({ tiers: [body, other] }), [mail, twin, stranger]).kind).toBe(
      'candidates',
    );
  });

  it('is one inquiry even when two of its mails look alike', () => {
    const again = aMessage('again', { keys: ['b:1'] });
    const tiers = [{ tier: 'body', keys: ['b:1'] }];
    expect(recognise(sighted({ tiers }), [mail, again])).toMatchObject({ kind: 'inquiry' });
  });
});
