import { expect, test } from 'vitest';
import { locateInGmail } from '#lib/webmails/gmail/locate.ts';

const ref = {
  account: 'info@acme.test',
  folder: 'INBOX',
  uid: 1,
  gmailThreadId: '18c2f0a1b2c3d4e5',
  rfcMessageId: '<a+b@kunde.test>',
  webmailId: null,
};

test.each([
  [
    'https://mail.google.com/mail/u/1/#inbox',
    'https://mail.google.com/mail/u/1/#all/18c2f0a1b2c3d4e5',
  ],
  ['https://mail.google.com/', 'https://mail.google.com/mail/u/0/#all/18c2f0a1b2c3d4e5'],
  ['https://mail.acme.test/', null],
  ['mail', null],
])('under %s', (base, address) => {
  expect(locateInGmail(ref, base)).toBe(address);
});

test('searches for a mail of which Gmail’s id is not known', () => {
  const unknown = { ...ref, gmailThreadId: null };
  expect(locateInGmail(unknown, 'https://mail.google.com/')).toBe(
    'https://mail.google.com/mail/u/0/#search/rfc822msgid%3Aa%2Bb%40kunde.test',
  );
  expect(locateInGmail({ ...unknown, rfcMessageId: null }, 'https://mail.google.com/')).toBeNull();
});

test('knows no id that is none', () => {
  expect(locateInGmail({ ...ref, gmailThreadId: '#x' }, 'https://mail.google.com/')).toBeNull();
});
