// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { shipped } from '#lib/webmails/roundcube/anchors.ts';
import { readAccount, readMessage, sheetOf } from '#lib/webmails/roundcube/read.ts';
import { savedHtml, savedPage, skins } from './saved-page.ts';

const now = new Date('2026-11-23T12:00:00Z');

describe.each(skins)('%s', (skin) => {
  test.each(['preview', 'show', 'own-window'])('reads the message in %s', (page) => {
    expect(readMessage(savedPage(skin, page), null, now)).toMatchObject({
      webmail: 'roundcube',
      account: 'info@acme.test',
      place: { folder: 'INBOX', uid: 1 },
      from: { name: 'Adaeze Okoro', address: 'adaeze@okoro-farms.test' },
      subject: 'Quotation for 40 submersible pumps',
      recipients: ['info@acme.test', 'sales@acme.test', 'buyer@okoro-farms.test'],
      attachments: ['drawing 7.pdf'],
      bodies: [expect.stringMatching(/^Dear Sir,\n[^]*CIF Lagos[^]*\n> older quote line\n/)],
    });
  });

  test('takes nothing from a mail that looks like our markup', () => {
    const message = readMessage(savedPage(skin, 'preview-html'), null, now);
    expect(message).toMatchObject({
      from: { name: 'Li Ming', address: 'li@kunde.test' },
      subject: '询价：潜水泵 40 台',
      recipients: ['info@acme.test'],
    });
    // As if a plugin had let ids and classes through.
    const bare = savedPage(skin, 'preview-html', (html) =>
      html.replace(
        /<div class="rcmBody"/,
        '<div id="message-header"><h2 class="subject">Pay</h2><table><tr><td class="header from"><a class="rcmContactAddress" title="x@evil.test">x</a></td></tr></table></div>$&',
      ),
    );
    expect(readMessage(bare, null, now)).toMatchObject({
      from: { address: 'li@kunde.test' },
      subject: '询价：潜水泵 40 台',
    });
  });

  test.each([
    ['header', (html: string) => html.replaceAll(/id="message-?header"/g, 'id="other"')],
    [
      'subject',
      (html: string) => html.replaceAll(/<h([23]) class="subject"/g, '<h$1 class="title"'),
    ],
    ['body', (html: string) => html.replace('id="messagebody"', 'id="other"')],
  ])('claims nothing where %s is missing', (name, change) => {
    expect(readMessage(savedPage(skin, 'preview', change), null, now)).toEqual({
      missing: expect.arrayContaining([name]),
    });
  });

  test('claims nothing while the page’s two ids differ', () => {
    const { document } = savedPage(skin, 'preview');
    const other = 'http://webmail.test/?_task=mail&_uid=7&_mbox=INBOX&_framed=1&_action=preview';
    expect(readMessage(sheetOf(document, other, shipped), null, now)).toEqual({ missing: ['uid'] });
  });

  test('reads a mail without a sender', () => {
    const bare = savedPage(skin, 'show', (html) =>
      html.replaceAll('header from"', 'header nobody"'),
    );
    expect(readMessage(bare, null, now)).toMatchObject({ from: null });
  });

  test('tells the account where it is an address', () => {
    expect(readAccount(savedPage(skin, 'list'))).toBe('info@acme.test');
    const bare = savedPage(skin, 'list', (html) => html.replaceAll('info@acme.test', 'info'));
    expect(readAccount(bare)).toBeNull();
  });
});

test.each([
  ['_uid=12-Sales%2FOld', { folder: 'Sales/Old', uid: 12 }],
  ['_uid=5.2', null],
  ['_uid=12', { folder: 'INBOX', uid: 12 }],
])('reads the place in %s', (question, place) => {
  const uid = new URLSearchParams(question).get('_uid');
  const html = savedHtml('elastic', 'show').replace('"uid":"1"', `"uid":"${uid}"`);
  const document = new DOMParser().parseFromString(html, 'text/html');
  const address = `http://webmail.test/?_task=mail&_action=show&_mbox=INBOX&${question}`;
  expect(readMessage(sheetOf(document, address, shipped), null, now)).toMatchObject({ place });
});

test.each([
  ['list', 'list'],
  ['preview', 'message'],
  ['compose', 'compose'],
  ['headers', 'other'],
] as const)('calls the saved %s a page of kind %s', (page, kind) => {
  expect(savedPage('elastic', page).kind).toBe(kind);
});
