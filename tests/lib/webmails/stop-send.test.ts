// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Draft } from '#lib/webmails/send-guard.ts';
import { isCtrlEnter, stopSend, type ComposeWindow } from '#lib/webmails/stop-send.ts';
import { until } from '#tests/support/until.ts';
import { fakeGuard, type FakeGuard } from './fake/fake-guard.ts';
import { clickAsPerson, pressAsPerson } from './as-a-person.ts';

let end: AbortController;
let sends: string[];
let guard: FakeGuard;

beforeEach(() => {
  document.body.innerHTML = '<p><button id="send"><i>Send</i></button><a id="menu">later</a></p>';
  end = new AbortController();
  sends = [];
  guard = fakeGuard();
  at('#send').addEventListener('click', () => sends.push('button'));
  at('#menu').addEventListener('click', () => sends.push('menu'));
  at('#menu').addEventListener('keydown', (event) => {
    if (isCtrlEnter(event)) sends.push('key');
  });
});

afterEach(() => end.abort());

const at = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!;
const ctrlEnter = { key: 'Enter', ctrlKey: true };

function compose(more: Partial<ComposeWindow> = {}): void {
  const draft = { id: 'a'.repeat(32), sendButton: () => at('#send') } as unknown as Draft;
  const window: ComposeWindow = {
    draft,
    hear: [document],
    sendAt: (target) => target.closest('#send, #menu'),
    isSendKey: isCtrlEnter,
    keyAgain: 'button',
    ...more,
  };
  stopSend(window, guard, end.signal);
}

test('lets go at once what need not wait', () => {
  compose();
  guard.must = false;
  expect(clickAsPerson(at('#send i'))).toBe(true);
  expect(sends).toEqual(['button']);
  expect(guard.asked).toBe(0);
});

test('stops a Send that must wait, and sends once by the same control', async () => {
  compose();
  expect(clickAsPerson(at('#menu'))).toBe(false);
  clickAsPerson(at('#menu'));
  expect(sends).toEqual([]);
  expect(guard.asked).toBe(2);
  guard.answer(true);
  await until(() => sends.length > 0);
  expect(sends).toEqual(['menu']);
});

test('sends nothing where the person goes on writing, and asks anew the next time', async () => {
  compose();
  clickAsPerson(at('#send'));
  guard.answer(false);
  await Promise.resolve();
  await Promise.resolve();
  clickAsPerson(at('#send'));
  guard.answer(true);
  await until(() => sends.length > 0);
  expect(sends).toEqual(['button']);
});

test('holds what is pressed while it waits, even if it were free by now', async () => {
  compose();
  clickAsPerson(at('#send'));
  guard.must = false;
  expect(clickAsPerson(at('#send'))).toBe(false);
  guard.answer(true);
  await until(() => sends.length > 0);
  expect(sends).toEqual(['button']);
});

test('what would send later is offered once more when it may, and then goes', async () => {
  const open = vi.fn<() => void>();
  const later = { isAt: (target: Element) => target.matches('#menu'), open };
  compose({ sendAt: (target) => target.closest<HTMLElement>('#send'), later });
  expect(clickAsPerson(at('#menu'))).toBe(false);
  guard.answer(true);
  await until(() => open.mock.calls.length === 1);
  expect(sends).toEqual([]);
  expect(clickAsPerson(at('#menu'))).toBe(true);
  // The next one is another.
  expect(clickAsPerson(at('#menu'))).toBe(false);
  guard.answer(true);
  await until(() => open.mock.calls.length === 2);
  clickAsPerson(document.body);
  expect(clickAsPerson(at('#menu'))).toBe(false);
  expect(sends).toEqual(['menu']);
});

test('a key sends by the button, or as the same key', async () => {
  compose();
  expect(pressAsPerson(at('#menu'), ctrlEnter)).toBe(false);
  guard.answer(true);
  await until(() => sends.length > 0);
  end.abort();
  end = new AbortController();
  compose({ keyAgain: 'key' });
  pressAsPerson(at('#menu'), ctrlEnter);
  guard.answer(true);
  await until(() => sends.length > 1);
  expect(sends).toEqual(['button', 'key']);
});

test('is not concerned with other clicks and keys, nor with what scripts press', () => {
  compose();
  expect(clickAsPerson(document.body)).toBe(true);
  expect(pressAsPerson(at('#menu'), { key: 'Enter' })).toBe(true);
  expect(pressAsPerson(at('#menu'), { ...ctrlEnter, isComposing: true })).toBe(true);
  at('#send').click();
  expect(sends).toEqual(['button']);
  expect(guard.asked).toBe(0);
});

test('presses the Send of now where the one that was pressed is gone', async () => {
  compose();
  clickAsPerson(at('#menu'));
  at('#menu').remove();
  guard.answer(true);
  await until(() => sends.length > 0);
  expect(sends).toEqual(['button']);
});

test('sends nothing after its window has closed', async () => {
  compose();
  clickAsPerson(at('#send'));
  end.abort();
  guard.answer(true);
  await Promise.resolve();
  await Promise.resolve();
  clickAsPerson(at('#menu'));
  expect(sends).toEqual(['menu']);
});
