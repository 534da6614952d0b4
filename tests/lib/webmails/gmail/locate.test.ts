import { expect, test } from 'vitest';
import { locateInGmail } from '#lib/webmails/gmail/locate.ts';

const ref = {
  account: 'info@acme.test',
  folder: 'INBOX',
  uid: 1,
  gmailThreadId: '18c2f0a1b2c3d4e5',
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

test('knows no mail without Gmail’s id, and no id that is none', () => {
  expect(locateInGmail({ ...ref, gmailThreadId: null }, 'https://mail.google.com/')).toBeNull();
  expect(locateInGmail({ ...ref, gmailThreadId: '#x' }, 'https://mail.google.com/')).toBeNull();
});
