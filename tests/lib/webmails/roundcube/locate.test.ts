import { expect, test } from 'vitest';
import { locateInRoundcube } from '#lib/webmails/roundcube/locate.ts';

const ref = {
  account: 'info@acme.test',
  folder: '已发送',
  uid: 12,
  gmailThreadId: null,
  webmailId: null,
};

test('opens the message on a page of its own', () => {
  expect(locateInRoundcube(ref, 'https://mail.acme.test/roundcube/?_task=mail&_token=x#y')).toBe(
    'https://mail.acme.test/roundcube/?_task=mail&_action=show&_uid=12&_mbox=%26XfJT0ZAB-',
  );
});

test.each([
  ['a session of cPanel', 'https://h.test:2096/cpsess1234567890/3rdparty/roundcube/'],
  ['a script', 'javascript:alert(1)'],
  ['no address', 'mail'],
])('has no address under %s', (_why, base) => {
  expect(locateInRoundcube(ref, base)).toBeNull();
});
