// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Ground } from '#lib/webmails/gmail/ground.ts';
import { guardSend } from '#lib/webmails/gmail/guard.ts';
import { until } from '#tests/support/until.ts';
import { clickAsPerson } from '../as-a-person.ts';
import { fakeGuard, type FakeGuard } from '../fake/fake-guard.ts';
import { fakeCompose, fakeSdk, type FakeSdk } from './fake-sdk.ts';
import { aSighting, groundOn } from './ground.ts';

let end: AbortController;
let gmail: FakeSdk;
let ground: Ground;
let guard: FakeGuard;

beforeEach(() => {
  document.body.innerHTML = '';
  end = new AbortController();
  gmail = fakeSdk();
  ground = groundOn(gmail.sdk, end.signal);
  guard = fakeGuard();
  guardSend(ground, guard, end.signal);
});
afterEach(() => end.abort());

const opened = async () => {
  const compose = fakeCompose();
  ground.read.note(aSighting());
  gmail.compose(compose);
  await until(() => guard.drafts.length === 1);
  return compose;
};

describe('which drafts are told', () => {
  test('a reply, with the mail it answers and where it goes', async () => {
    const compose = await opened();
    const [draft] = guard.drafts;
    expect(draft?.answered.subject).toBe('Pumps');
    expect(draft?.addressed()).toEqual({
      from: 'info@acme.test',
      to: ['adaeze@okoro-farms.test'],
    });
    expect(draft?.sendButton()?.id).toBe('send');
    compose.emit('destroy');
    expect(guard.drafts).toEqual([]);
  });

  test('gives the keyboard back with the caret where it was', async () => {
    const compose = await opened();
    const text = compose.getBodyElement().firstChild!.firstChild!;
    document.getSelection()?.collapse(text, 5);
    document.dispatchEvent(new Event('selectionchange'));
    document.getSelection()?.collapse(compose.getElement().querySelector('#send'), 0);
    document.dispatchEvent(new Event('selectionchange'));
    guard.drafts[0]?.focus();
    const caret = document.getSelection()?.getRangeAt(0);
    expect([caret?.startContainer, caret?.startOffset]).toEqual([text, 5]);
  });

  test('a reply to a thread that is read later, from then on', async () => {
    gmail.compose(fakeCompose());
    expect(guard.drafts).toEqual([]);
    ground.read.note(aSighting());
    await until(() => guard.drafts.length === 1);
  });

  test.each([
    ['a new mail', { threadId: null }],
    ['a forward', { isForward: true }],
    ['a reply to a thread nobody read here', { threadId: '18c2f0a1b2c3ffff' }],
  ])('not %s', async (_what, over) => {
    ground.read.note(aSighting());
    const compose = fakeCompose(over);
    gmail.compose(compose);
    // A reply told after it shows that this one was passed over.
    gmail.compose(fakeCompose());
    await until(() => guard.drafts.length === 1);
    expect(compose.press()).toBe(true);
    expect(guard.asked).toBe(0);
  });

  test('each of two replies to one thread is a draft of its own', async () => {
    await opened();
    gmail.compose(fakeCompose());
    await until(() => guard.drafts.length === 2);
    expect(guard.drafts[0]?.id).not.toBe(guard.drafts[1]?.id);
  });
});

describe('Send', () => {
  test('goes at once where it need not wait', async () => {
    const compose = await opened();
    guard.must = false;
    expect(compose.press()).toBe(true);
  });

  test('waits, and is pressed once more when it may go', async () => {
    const compose = await opened();
    expect(compose.press()).toBe(false);
    guard.answer(true);
    await until(() => compose.sends.length === 1);
    // The press we made has passed; the next one is a person's again.
    expect(compose.press()).toBe(false);
  });

  test('waits again, where our press came to nothing', async () => {
    const compose = await opened();
    vi.spyOn(compose, 'send').mockImplementation(() => undefined);
    vi.useFakeTimers();
    compose.press();
    guard.answer(true);
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    expect(compose.send).toHaveBeenCalledOnce();
    expect(compose.press()).toBe(false);
  });

  test('stays where it may not', async () => {
    const compose = await opened();
    compose.press();
    guard.answer(false);
    await until(() => guard.asked === 1);
    compose.press();
    guard.answer(true);
    await until(() => compose.sends.length === 1);
    expect(guard.asked).toBe(2);
  });

  test('pressed twice while it waits, leaves once', async () => {
    const compose = await opened();
    expect([compose.press(), compose.press()]).toEqual([false, false]);
    expect(guard.asked).toBe(2);
    guard.answer(true);
    await until(() => compose.sends.length > 0);
    expect(compose.sends).toEqual([{ sendAndArchive: false }]);
  });

  test('is held while it waits, even if it were free by now', async () => {
    const compose = await opened();
    compose.press();
    guard.must = false;
    expect([compose.press(), compose.press('scheduleSendMenuOpening')]).toEqual([false, false]);
    guard.answer(true);
    await until(() => compose.sends.length > 0);
    expect(compose.sends).toHaveLength(1);
    expect(compose.later).toBe(0);
  });

  test('archives where that was pressed', async () => {
    const compose = await opened();
    clickAsPerson(compose.getElement().querySelector('.Uo')!);
    compose.press();
    guard.answer(true);
    await until(() => compose.sends.length === 1);
    expect(compose.sends).toEqual([{ sendAndArchive: true }]);
  });

  test('waits as well where it is put off to later', async () => {
    const compose = await opened();
    expect(compose.press('scheduleSendMenuOpening')).toBe(false);
    guard.answer(true);
    await until(() => compose.later === 1);
  });

  test('is not pressed in a compose that is gone', async () => {
    const compose = await opened();
    compose.press();
    compose.emit('destroy');
    guard.answer(true);
    await until(() => guard.asked === 1);
    expect(compose.sends).toEqual([]);
  });
});
