// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Verdict } from '#lib/domain/sending.ts';
import { Addressed } from '#lib/protocol/guard.ts';
import { guardDrafts } from '#lib/webmails/guard-drafts.ts';
import { aDraft } from './fake/a-draft.ts';
import { fakeBridge } from './fake/fake-bridge.ts';

const words = { guard: 'Before this is sent', checking: 'Checking with your team' };
const free: Verdict = { kind: 'free' };
const held: Verdict = { kind: 'held', name: 'Wang Lei', at: new Date('2026-11-23T09:00:00Z') };
let end: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren();
  end = new AbortController();
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
});

async function writing(verdict: Verdict | null) {
  const bridge = fakeBridge();
  bridge.replies['draft-opened'] = { verdict, isInquiry: verdict !== null };
  const guard = guardDrafts(bridge.askWorker, () => 'about:blank', words, end.signal);
  const draft = aDraft();
  const closing = new AbortController();
  guard.opened(draft, closing.signal);
  await vi.advanceTimersByTimeAsync(0);
  const dialog = () => document.querySelector('iframe');
  const decide = (send: boolean) => guard.hear({ type: 'decided', draftId: draft.id, send });
  return { bridge, guard, draft, closing, dialog, decide };
}

test('lets a mail that is none of ours go at once, and one not known yet', async () => {
  const { guard, draft, bridge } = await writing(null);
  expect(guard.mustWait(draft.id)).toBe(false);
  expect(guard.mustWait('f'.repeat(32))).toBe(false);
  expect(await guard.maySend(draft.id)).toBe(true);
  expect(bridge.askedOf('begin-send')).toEqual([]);
});

test('asks the server before a free reply leaves, and shows nothing', async () => {
  const { guard, draft, bridge, dialog } = await writing(free);
  bridge.replies['begin-send'] = free;
  expect(guard.mustWait(draft.id)).toBe(true);
  expect(await guard.maySend(draft.id)).toBe(true);
  expect(bridge.askedOf('begin-send')).toEqual([
    { type: 'begin-send', draftId: draft.id, addressed: draft.addressed(), anyway: false },
  ]);
  expect(dialog()).toBeNull();
});

test('counts what it holds where the server says nothing in time, and says that it asks', async () => {
  const { guard, draft, bridge } = await writing(free);
  bridge.askWorker = () => new Promise(() => undefined);
  const silent = guardDrafts(bridge.askWorker, () => 'about:blank', words, end.signal);
  silent.opened(draft, end.signal);
  silent.judge(draft.id, free);
  const sent = silent.maySend(draft.id);
  await vi.advanceTimersByTimeAsync(299);
  expect(document.querySelector('[role=status]')).toBeNull();
  await vi.advanceTimersByTimeAsync(2);
  expect(document.querySelector('[role=status]')?.textContent).toBe(words.checking);
  await vi.advanceTimersByTimeAsync(550);
  expect(await sent).toBe(true);
  expect(document.querySelector('[role=status]')).toBeNull();
  expect(guard.mustWait(draft.id)).toBe(true);
});

test('asks the person at once where somebody else holds it, and sends only when told to', async () => {
  const { guard, draft, bridge, dialog, decide } = await writing(held);
  const first = guard.maySend(draft.id);
  expect(dialog()?.title).toBe(words.guard);
  expect(bridge.askedOf('begin-send')).toEqual([]);
  // Send pressed again is the same Send.
  const again = guard.maySend(draft.id);
  expect(document.querySelectorAll('iframe')).toHaveLength(1);
  decide(false);
  expect(await Promise.all([first, again])).toEqual([false, false]);
  expect(dialog()).toBeNull();
  expect(draft.focused).toBe(1);
  expect(bridge.askedOf('end-send')).toHaveLength(1);

  const second = guard.maySend(draft.id);
  await vi.advanceTimersByTimeAsync(0);
  decide(true);
  expect(await second).toBe(true);
  expect(bridge.askedOf('begin-send')).toMatchObject([{ anyway: true }]);
});

test('names the reply to the frame it opened and nowhere in the page, where a page could read it', async () => {
  const { guard, draft, dialog, decide } = await writing(held);
  const sent = guard.maySend(draft.id);
  const frame = dialog()!;
  const posted: unknown[][] = [];
  const postMessage = (...what: unknown[]) => void posted.push(what);
  Object.defineProperty(frame, 'contentWindow', { value: { postMessage } });
  // Moved about in the page, it loads anew.
  frame.dispatchEvent(new Event('load'));
  frame.dispatchEvent(new Event('load'));
  expect(posted).toEqual([
    [draft.id, 'about:blank'],
    [draft.id, 'about:blank'],
  ]);
  expect(document.documentElement.outerHTML).not.toContain(draft.id);
  decide(false);
  await sent;
});

test('stops the second of two who press Send together', async () => {
  const { guard, draft, bridge, dialog, decide } = await writing(free);
  bridge.replies['begin-send'] = { ...held, kind: 'beaten' };
  const sent = guard.maySend(draft.id);
  await vi.advanceTimersByTimeAsync(0);
  expect(dialog()).not.toBeNull();
  decide(false);
  expect(await sent).toBe(false);
});

test.each([
  ['by the mouse, after the field was left', true],
  ['by a key, from within the field', false],
])('judges anew a reply that goes to colleagues instead, sent %s', async (_how, isLeft) => {
  const { guard, draft, bridge, dialog } = await writing(held);
  bridge.replies['draft-opened'] = { verdict: null, isInquiry: true };
  draft.to = ['wang@acme.test'];
  if (isLeft) document.body.dispatchEvent(new Event('focusout', { bubbles: true }));
  await vi.advanceTimersByTimeAsync(0);
  expect(guard.mustWait(draft.id)).toBe(!isLeft);
  expect(await guard.maySend(draft.id)).toBe(true);
  expect(dialog()).toBeNull();
  expect(bridge.askedOf('draft-opened').map(({ draft: told }) => told.addressed.to)).toEqual([
    ['greta@kunde.example'],
    ['wang@acme.test'],
  ]);
});

test('guards a reply to which the customer is added', async () => {
  const { guard, draft, bridge, dialog } = await writing(free);
  bridge.replies['draft-opened'] = { verdict: null, isInquiry: true };
  guard.tellAgain();
  await vi.advanceTimersByTimeAsync(0);
  expect(guard.mustWait(draft.id)).toBe(false);
  bridge.replies['draft-opened'] = { verdict: held, isInquiry: true };
  draft.to = ['wang@acme.test', 'greta@kunde.example'];
  expect(guard.mustWait(draft.id)).toBe(true);
  const sent = guard.maySend(draft.id);
  await vi.advanceTimersByTimeAsync(0);
  expect(dialog()).not.toBeNull();
  end.abort();
  expect(await sent).toBe(false);
});

test('leaves a private reply alone, wherever it goes', async () => {
  const { guard, draft, bridge } = await writing(null);
  draft.to = ['friend@home.example'];
  document.body.dispatchEvent(new Event('focusout', { bubbles: true }));
  expect(guard.mustWait(draft.id)).toBe(false);
  expect(bridge.askedOf('draft-opened')).toHaveLength(1);
});

test('guards a reply whose mail became an inquiry’s, and to which the customer is added then', async () => {
  const { guard, draft, bridge, dialog } = await writing(null);
  guard.judge(draft.id, null);
  bridge.replies['draft-opened'] = { verdict: held, isInquiry: true };
  draft.to = ['wang@acme.test', 'greta@kunde.example'];
  expect(guard.mustWait(draft.id)).toBe(true);
  void guard.maySend(draft.id);
  await vi.advanceTimersByTimeAsync(0);
  expect(dialog()).not.toBeNull();
});

test.each([
  ['more receivers than can be told', Array.from({ length: 101 }, (_, at) => `w${at}@acme.test`)],
  ['one whose address is too long', ['wang@acme.test', `${'g'.repeat(320)}@kunde.example`]],
])('tells a reply to %s as one that may go to the customer', async (_what, to) => {
  const { guard, draft, bridge } = await writing(free);
  draft.to = to;
  guard.tellAgain();
  await guard.maySend(draft.id);
  const told = [...bridge.askedOf('draft-opened').slice(1), ...bridge.askedOf('begin-send')];
  expect(told).toHaveLength(2);
  for (const { addressed } of told.map((one) => ('draft' in one ? one.draft : one))) {
    expect(Addressed.safeParse(addressed).success).toBe(true);
    expect(addressed.to).toEqual([]);
  }
});

test('goes by the newest verdict', async () => {
  const { guard, draft } = await writing(free);
  guard.judge(draft.id, null);
  expect(guard.mustWait(draft.id)).toBe(false);
});

test('takes the dialog away with its draft, and nothing is sent', async () => {
  const { guard, draft, bridge, closing, dialog } = await writing(held);
  const sent = guard.maySend(draft.id);
  closing.abort();
  expect(await sent).toBe(false);
  expect(dialog()).toBeNull();
  expect(bridge.askedOf('draft-closed')).toEqual([{ type: 'draft-closed', draftId: draft.id }]);
  expect(guard.mustWait(draft.id)).toBe(false);
});

test('shows the dialog when it says how high it is', async () => {
  const { guard, draft, dialog } = await writing(held);
  void guard.maySend(draft.id);
  expect(dialog()?.style.visibility).toBe('hidden');
  guard.hear({ type: 'size', draftId: draft.id, height: 180 });
  expect(dialog()?.style).toMatchObject({ visibility: 'visible', height: '180px' });
  expect(document.activeElement).toBe(dialog());
});

test('lets a mail go whose dialog does not come, and no other', async () => {
  const { guard, draft, bridge, dialog } = await writing(held);
  const sent = guard.maySend(draft.id);
  await vi.advanceTimersByTimeAsync(4000);
  expect(await sent).toBe(true);
  expect(bridge.askedOf('begin-send')).toEqual([]);
  expect(dialog()).toBeNull();

  let isLet: boolean | null = null;
  void guard.maySend(draft.id).then((may) => (isLet = may));
  await vi.advanceTimersByTimeAsync(500);
  guard.hear({ type: 'size', draftId: draft.id, height: 180 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(isLet).toBeNull();
  expect(dialog()).not.toBeNull();
});

test('shows the dialog once more where the page has thrown it away', async () => {
  const { guard, draft, dialog, decide } = await writing(held);
  const sent = guard.maySend(draft.id);
  guard.hear({ type: 'size', draftId: draft.id, height: 180 });
  document.body.replaceChildren();
  void guard.maySend(draft.id);
  expect(dialog()?.style.visibility).toBe('hidden');
  guard.hear({ type: 'size', draftId: draft.id, height: 180 });
  expect(dialog()?.style.visibility).toBe('visible');
  decide(true);
  expect(await sent).toBe(true);
});

test('lets a mail go whose dialog was thrown away and does not come back, and says of nobody that they knew', async () => {
  const { guard, draft, bridge } = await writing(held);
  const sent = guard.maySend(draft.id);
  guard.hear({ type: 'size', draftId: draft.id, height: 180 });
  document.body.replaceChildren();
  void guard.maySend(draft.id);
  await vi.advanceTimersByTimeAsync(4000);
  expect(await sent).toBe(true);
  expect(bridge.askedOf('begin-send')).toEqual([]);
});
