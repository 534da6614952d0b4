// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import type { Sight } from '#lib/protocol/bridge.ts';
import { takeCarriedText } from '#lib/webmails/carried-text.ts';
import { shipped } from '#lib/webmails/practice/anchors.ts';
import { locateInPractice } from '#lib/webmails/practice/locate.ts';
import { practice } from '#lib/webmails/practice/index.ts';
import { readSent } from '#lib/webmails/practice/sent.ts';
import { practicePage } from './practice-page.ts';

const { signal } = new AbortController();
const open = (document: Document) => practice({ document, location, isTop: true }, {});
const sightOf = (document: Document): Sight | undefined => {
  let last: Sight | undefined;
  open(document).watch((sight) => (last = sight), signal);
  return last;
};

beforeEach(() => sessionStorage.clear());

test('reads the open mail', () => {
  expect(sightOf(practicePage())).toMatchObject({
    kind: 'message',
    sighting: {
      webmail: 'practice',
      account: 'info@northquay.test',
      place: { folder: 'INBOX', uid: 5 },
      rfcMessageId: '<pumps@okoro-farms.test>',
      from: { name: 'Adaeze Okoro', address: 'adaeze@okoro-farms.test' },
      subject: 'Quotation for 40 submersible pumps',
      recipients: ['info@northquay.test'],
      sentAt: new Date('2026-11-22T20:22:00Z'),
    },
  });
});

test('says nothing of a list', () => {
  const list = practicePage((html) => html.replace(/<article[^]*<\/article>/, ''));
  expect(sightOf(list)).toEqual({ kind: 'nothing' });
});

test('claims nothing where the sender is missing', () => {
  const bare = practicePage((html) => html.replace('id="from"', 'id="other"'));
  expect(sightOf(bare)).toEqual({ kind: 'lost', missing: ['sender'] });
  expect(open(bare).check()).toMatchObject({ isEnough: false, missing: ['sender'] });
});

test('follows Reply with the text on its way', async () => {
  const page = practicePage();
  let followed = 0;
  page.querySelector('#reply')?.addEventListener('click', () => (followed += 1));
  expect(await open(page).insert('Dear Adaeze', signal)).toEqual({ ok: true });
  expect(followed).toBe(1);
  const subject = 'quotation for 40 submersible pumps';
  expect(takeCarriedText(sessionStorage, subject, Date.now())).toBe('Dear Adaeze');
});

test('puts the waiting text into the reply, once', async () => {
  document.execCommand = () => false;
  await open(practicePage()).insert('Dear Adaeze', signal);
  const compose = (html: string): string =>
    html.replace('<main>', '<main><form id="compose"><textarea id="text"></textarea></form>');
  const [first, second] = [practicePage(compose), practicePage(compose)];
  // A document that was only parsed has no commands.
  first.execCommand = second.execCommand = () => false;
  await open(first).resume(signal);
  await open(second).resume(signal);
  expect(first.querySelector('textarea')?.value).toBe('Dear Adaeze');
  expect(second.querySelector('textarea')?.value).toBe('');
  expect(sightOf(first)).toMatchObject({ kind: 'compose', sighting: { place: { uid: 5 } } });
});

test('reads the reply that leaves, and tells it on the page that says it was sent', () => {
  const form = `<form id="compose"><input name="to" value="adaeze@okoro-farms.test">
    <input name="subject" value="Re: Quotation for 40 submersible pumps">
    <textarea id="text">Dear Adaeze, thank you.\n-- \nLinda\n\n> older line</textarea></form>`;
  const sent = readSent(
    practicePage((html) => html.replace('<main>', `<main>${form}`)),
    shipped,
  );
  expect(sent).toMatchObject({
    answered: { rfcMessageId: '<pumps@okoro-farms.test>', place: { folder: 'INBOX', uid: 5 } },
    from: { address: 'info@northquay.test' },
    to: [{ address: 'adaeze@okoro-farms.test' }],
    subject: 'Re: Quotation for 40 submersible pumps',
  });
  expect(sent?.keys).not.toEqual([]);
  const toldAt = (search: string): unknown[] => {
    const told: unknown[] = [];
    sessionStorage.setItem('baton-sent', JSON.stringify(sent));
    for (let visit = 0; visit < 2; visit += 1) {
      const page = { document: practicePage(), location: { search } as Location, isTop: true };
      practice(page, {}).watchSent((one) => told.push(one), signal);
    }
    return told;
  };
  expect(toldAt('?folder=INBOX&uid=5&sent')).toEqual([sent]);
  expect(toldAt('?folder=INBOX&uid=5')).toEqual([]);
});

test('tells no reply without a word above signature and quote', () => {
  const form = `<form id="compose"><input name="to" value="adaeze@okoro-farms.test">
    <textarea id="text">\n-- \nLinda\n\n> older line</textarea></form>`;
  expect(
    readSent(
      practicePage((html) => html.replace('<main>', `<main>${form}`)),
      shipped,
    ),
  ).toBeNull();
});

test.each([
  [
    'http://127.0.0.1:8323/practice/?as=wang',
    'http://127.0.0.1:8323/practice/?account=info%40northquay.test&folder=INBOX&uid=5',
  ],
  ['practice', null],
])('locates under %s', (base, address) => {
  const ref = {
    account: 'info@northquay.test',
    folder: 'INBOX',
    uid: 5,
    gmailThreadId: null,
    webmailId: null,
  };
  expect(locateInPractice(ref, base)).toBe(address);
});
