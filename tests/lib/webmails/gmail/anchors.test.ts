// @vitest-environment happy-dom
import { beforeAll, expect, test } from 'vitest';
import { shipped, type Anchor } from '#lib/webmails/gmail/anchors.ts';
import { gmail } from '#lib/webmails/gmail/index.ts';
import { gmailThreads } from '#tests/support/gmail-desk.ts';
import { domSdk } from './dom-sdk.ts';
import { standInPage, type StandInPage } from './stand-in-page.ts';

const { grace, okoro } = gmailThreads;
const { signal } = new AbortController();
let page: StandInPage;
beforeAll(async () => {
  page = await standInPage();
});

const parsed = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const list = { main: 1, list: 1, row: 2, rowThread: 2, rowSubject: 2 };

test.each<[string, () => string, Partial<Record<Anchor, number>>]>([
  ['a list', () => page.list([grace, okoro]), list],
  ['a list beside a preview', () => page.list([grace, okoro], true), list],
  [
    'a thread with a reply',
    () => page.thread(grace),
    { main: 1, replyLink: 1, rowThread: 1, sendButton: 1, sendAndArchive: 1 },
  ],
])('match as expected in %s', (_what, html, counts) => {
  const document = parsed(html());
  const found = Object.entries(shipped)
    .map(([name, selector]) => [name, document.querySelectorAll(selector).length] as const)
    .filter(([, count]) => count > 0);
  expect(Object.fromEntries(found)).toEqual(counts);
});

test('what an admin sets stands in their place, and what is missing is said', async () => {
  const document = parsed(page.thread(grace).replaceAll('class="IZ"', 'class="other"'));
  const choice = gmail({ document, location, isTop: true }, () =>
    Promise.resolve(domSdk(document)),
  );
  const open = (overrides: Record<string, string>) => choice.open(overrides, signal);
  expect((await open({})).check()).toMatchObject({
    isEnough: false,
    missing: ['sendButton'],
    hits: { main: 1, sendButton: 0 },
  });
  expect((await open({ sendButton: '.other .send' })).check()).toMatchObject({
    isEnough: true,
    missing: [],
    hits: { sendButton: 1 },
  });
});
