// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ground } from '#lib/webmails/gmail/ground.ts';
import { inserter } from '#lib/webmails/gmail/compose.ts';
import { fakeCompose, fakeMessage, fakeSdk, fakeThread, type FakeSdk } from './fake-sdk.ts';
import { groundOn } from './ground.ts';

let end: AbortController;
let gmail: FakeSdk;
let ground: Ground;
let insert: (text: string) => Promise<{ ok: boolean; reason?: string | undefined }>;
const other = '18c2f0a1b2c3d999';

beforeEach(() => {
  // Nor does it know editing commands; what is done without them is what is tested here.
  document.execCommand = () => false;
  document.body.innerHTML = '<div role="main"><span class="ams bkH">Reply</span></div>';
  end = new AbortController();
  gmail = fakeSdk();
  ground = groundOn(gmail.sdk, end.signal);
  const into = inserter(ground, end.signal);
  insert = (text) => into(text, end.signal);
});
afterEach(() => end.abort());

const link = (): Element => document.querySelector('.bkH')!;
/** A document in memory moves no caret by itself. */
const caretIn = (compose: { getBodyElement(): HTMLElement }): void =>
  document.getSelection()?.collapse(compose.getBodyElement().firstChild, 0);
const textOf = (compose: { getBodyElement(): HTMLElement }): string =>
  compose.getBodyElement().textContent ?? '';

test('writes into the reply to the thread on screen, whichever window is in front', async () => {
  const reply = fakeCompose();
  const elsewhere = fakeCompose({ threadId: other });
  gmail.thread(fakeThread([fakeMessage()]));
  gmail.compose(reply);
  gmail.compose(elsewhere);
  caretIn(reply);
  expect(await insert('the price is 12')).toEqual({ ok: true });
  expect(textOf(reply)).toContain('the price is 12');
  expect(textOf(elsewhere)).not.toContain('the price');
});

test('opens a reply where none to that thread is open, and writes into no other', async () => {
  const elsewhere = fakeCompose({ threadId: other });
  const forward = fakeCompose({ isForward: true });
  const reply = fakeCompose();
  gmail.thread(fakeThread([fakeMessage()]));
  gmail.compose(elsewhere);
  gmail.compose(forward);
  link().addEventListener('click', () => gmail.compose(reply));
  caretIn(reply);
  expect(await insert('the price is 12')).toEqual({ ok: true });
  expect(textOf(reply)).toContain('the price is 12');
  expect(textOf(elsewhere) + textOf(forward)).not.toContain('the price');
});

test('over a list, writes into the reply in front', async () => {
  const [first, second] = [fakeCompose(), fakeCompose({ threadId: other })];
  gmail.compose(first);
  gmail.compose(second);
  first.getElement().dispatchEvent(new FocusEvent('focusin'));
  caretIn(first);
  expect(await insert('the price is 12')).toEqual({ ok: true });
  expect(textOf(first)).toContain('the price is 12');
});

test('says so where no reply can be opened', async () => {
  link().remove();
  gmail.thread(fakeThread([fakeMessage()]));
  expect(await insert('the price is 12')).toEqual({ ok: false, reason: 'no-reply' });
});
