import { describe, expect, it } from 'vitest';
import type { ChosenWebmail } from '#lib/settings/settings.ts';
import { addressesOf } from '../../../entrypoints/background/message-address.ts';
import { aMessage, hoursLater } from '#tests/support/rows.ts';

const roundcube: ChosenWebmail = { name: 'roundcube', base: 'https://mail.acme.test/' };
const elsewhere: ChosenWebmail = { name: 'roundcube', base: 'https://webmail.host.example/rc/' };
const place = { account: 'info@acme.test', folder: 'INBOX', uidValidity: 1, uid: 7 };
const first = aMessage('first', { places: [place] });

describe('the address of a mail', () => {
  it('is the one a webmail has for its place', () => {
    expect(addressesOf([first], [roundcube])).toEqual([
      'https://mail.acme.test/?_task=mail&_action=show&_uid=7&_mbox=INBOX',
    ]);
  });

  it('is in the webmail of its own domain before others', () => {
    const [best, other] = addressesOf([first], [elsewhere, roundcube]);
    expect(best).toContain('https://mail.acme.test/');
    expect(other).toContain('https://webmail.host.example/rc/');
  });

  it('is that of the customer’s newest mail, before an answer of ours', () => {
    const at = (uid: number) => ({ places: [{ ...place, uid }] });
    const answer = aMessage('answer', { direction: 'out', receivedAt: hoursLater(3), ...at(9) });
    const again = aMessage('again', { receivedAt: hoursLater(2), ...at(8) });
    expect(addressesOf([answer, first, again], [roundcube])[0]).toContain('_uid=8');
    expect(addressesOf([answer], [roundcube])[0]).toContain('_uid=9');
  });

  it('is its thread in Gmail, though no server of ours has read it', () => {
    const gmail = { messageId: '18c2f0a1b2c3d4e5', threadId: '18c2f0a1b2c3d4e4' };
    const base = 'https://mail.google.com/mail/u/1/';
    expect(addressesOf([aMessage('g', { gmail })], [roundcube, { name: 'gmail', base }])).toEqual([
      'https://mail.google.com/mail/u/1/#all/18c2f0a1b2c3d4e4',
    ]);
  });

  it('is a search in Gmail only where no webmail knows the mail itself', () => {
    const base = 'https://mail.google.com/mail/u/0/';
    const gmail: ChosenWebmail = { name: 'gmail', base };
    const search = `${base}#search/rfc822msgid%3A`;
    expect(addressesOf([first], [gmail, roundcube])[0]).toContain('https://mail.acme.test/');
    expect(addressesOf([first], [gmail])[0]?.startsWith(search)).toBe(true);
  });

  it('is none where no webmail has it, or the mail lies nowhere we know', () => {
    expect(addressesOf([first], [])).toEqual([]);
    expect(addressesOf([first], [{ name: 'outlook', base: 'https://outlook.test/' }])).toEqual([]);
    expect(addressesOf([aMessage('nowhere')], [roundcube])).toEqual([]);
  });
});
