// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Sent } from '#lib/protocol/bridge.ts';
import type { Ground } from '#lib/webmails/gmail/ground.ts';
import { watchSent } from '#lib/webmails/gmail/watch-sent.ts';
import { clickAsPerson } from '../as-a-person.ts';
import { fakeCompose, fakeSdk, type FakeSdk } from './fake-sdk.ts';
import { aSighting, groundOn } from './ground.ts';

let end: AbortController;
let gmail: FakeSdk;
let ground: Ground;
let told: Sent[];

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<div id="bar"></div>';
  end = new AbortController();
  gmail = fakeSdk();
  ground = groundOn(gmail.sdk, end.signal);
  ground.read.note(aSighting());
  told = [];
  watchSent(ground, (sent) => told.push(sent), end.signal);
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
});

const open = (over: Parameters<typeof fakeCompose>[0] = {}) => {
  const compose = fakeCompose(over);
  gmail.compose(compose);
  return compose;
};
const bar = () => document.querySelector('#bar')!;
/** Long after any way back. */
const later = () => vi.advanceTimersByTimeAsync(61_000);

test('tells a reply once Gmail says it was sent, as it was when Send was pressed', async () => {
  const compose = open();
  compose.press();
  await later();
  expect(told).toEqual([]);
  compose.getBodyElement().innerHTML = '';
  compose.emit('sent');
  compose.emit('destroy');
  await later();
  expect(told).toMatchObject([
    {
      answered: { subject: 'Pumps' },
      from: { address: 'info@acme.test' },
      to: [{ address: 'adaeze@okoro-farms.test' }],
      subject: 'Re: Pumps',
    },
  ]);
});

test.each([
  ['a draft that was saved', (compose: ReturnType<typeof open>) => compose.emit('draftSaved')],
  [
    'a mail that Gmail refused',
    (compose: ReturnType<typeof open>) => {
      compose.press();
      compose.emit('sendCanceled');
    },
  ],
])('does not tell %s', async (_what, act) => {
  act(open());
  await later();
  expect(told).toEqual([]);
});

test.each([
  ['a new mail', { threadId: null }],
  ['a forward', { isForward: true }],
])('does not tell %s', async (_what, over) => {
  const compose = open(over);
  compose.press();
  compose.emit('sent');
  await later();
  expect(told).toEqual([]);
});

test('does not tell a mail without words of its own', async () => {
  const compose = open();
  compose.getBodyElement().innerHTML =
    '<div><br></div><div>-- <br>Acme</div><blockquote>please quote</blockquote>';
  compose.press();
  compose.emit('sent');
  await later();
  expect(told).toEqual([]);
});

test('waits while it can be taken back, and tells it then', async () => {
  const compose = open();
  compose.press();
  bar().innerHTML = '<span id="link_undo">Undo</span>';
  compose.emit('sent');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(told).toEqual([]);
  bar().innerHTML = '';
  await vi.advanceTimersByTimeAsync(300);
  expect(told).toHaveLength(1);
});

test('does not tell a mail that is taken back', async () => {
  const compose = open();
  compose.press();
  compose.emit('sent');
  // Gmail shows it a moment after it has answered.
  await vi.advanceTimersByTimeAsync(500);
  bar().innerHTML = '<span id="link_undo">Undo</span>';
  await vi.advanceTimersByTimeAsync(500);
  clickAsPerson(document.querySelector('#link_undo')!);
  bar().innerHTML = '';
  await later();
  expect(told).toEqual([]);
});
