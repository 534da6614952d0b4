// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import type { Sent } from '#lib/protocol/bridge.ts';
import { settleIn } from '#lib/webmails/settle-in.ts';
import { fakeBridge } from './fake/fake-bridge.ts';
import { fakeWebmail } from './fake/fake-webmail.ts';

const sidebar = 'about:blank#sidebar';
let end: AbortController;

beforeEach(() => {
  document.body.replaceChildren();
  const { settings } = (window as unknown as HappyWindow).happyDOM;
  settings.enableIframePageLoading = true;
  end = new AbortController();
});

interface HappyWindow {
  happyDOM: { settings: { enableIframePageLoading: boolean } };
}

async function guest(folded = false) {
  const webmail = fakeWebmail(document);
  const bridge = fakeBridge();
  bridge.house = { folded, title: 'Baton' };
  await settleIn(webmail, bridge, sidebar, end.signal);
  const frame = document.querySelector('iframe');
  return { webmail, bridge, frame };
}

test('shows the sidebar, as wide as it was left', async () => {
  const { bridge, frame } = await guest(true);
  expect(bridge.asked).toEqual([{ type: 'page', webmail: 'roundcube' }]);
  expect(frame).toMatchObject({ src: sidebar, title: 'Baton' });
  expect(frame?.style.width).toBe('48px');
});

test('shows nothing where the worker does not want it', async () => {
  const bridge = fakeBridge();
  bridge.house = null;
  await settleIn(fakeWebmail(document), bridge, sidebar, end.signal);
  expect(document.querySelector('iframe')).toBeNull();
});

test('says hello with the look and the sight of now, and tells each change', async () => {
  const { webmail, bridge } = await guest();
  webmail.show({ kind: 'lost', missing: ['header'] });
  bridge.told.length = 0;
  await bridge.ask({ type: 'ready' });
  webmail.paint('dark');
  webmail.show({ kind: 'nothing' });
  expect(bridge.told).toEqual([
    {
      type: 'hello',
      look: { webmail: 'roundcube', theme: 'light' },
      sight: { kind: 'lost', missing: ['header'] },
    },
    { type: 'look', look: { webmail: 'roundcube', theme: 'dark' } },
    { type: 'sight', sight: { kind: 'nothing' } },
  ]);
});

test('inserts, and says what became of it', async () => {
  const { webmail, bridge } = await guest();
  webmail.reply = { ok: false, reason: 'no-reply' };
  expect(await bridge.ask({ type: 'insert', text: 'Dear' })).toEqual(webmail.reply);
  expect(webmail.inserted).toEqual(['Dear']);
});

test('folds, remembers it, and gives the keyboard back', async () => {
  const { webmail, bridge, frame } = await guest();
  expect(await bridge.ask({ type: 'fold', folded: true })).toEqual({ ok: true });
  expect(frame?.style.width).toBe('48px');
  expect(bridge.asked.at(-1)).toEqual({ type: 'folded', folded: true });
  await bridge.ask({ type: 'leave' });
  expect(webmail.focused).toBe(1);
});

test('tells the worker of a reply that was sent, and nobody once it is cut off', async () => {
  const { webmail, bridge } = await guest();
  const sent = {} as Sent;
  webmail.send(sent);
  expect(bridge.asked.at(-1)).toEqual({ type: 'sent', sent });
  expect(bridge.told.filter(({ type }) => type !== 'sight')).toEqual([]);
  bridge.orphaned = true;
  webmail.send(sent);
  expect(bridge.asked.filter(({ type }) => type === 'sent')).toHaveLength(1);
});

test('jumps into the sidebar and back', async () => {
  const { webmail, bridge, frame } = await guest();
  bridge.command({ type: 'jump' });
  expect(document.activeElement).toBe(frame);
  bridge.command({ type: 'jump' });
  expect(webmail.focused).toBe(1);
});

test('leaves no trace when it ends', async () => {
  const { webmail, bridge } = await guest();
  end.abort();
  bridge.told.length = 0;
  webmail.show({ kind: 'lost', missing: [] });
  expect(document.querySelector('iframe')).toBeNull();
  expect(bridge.told).toEqual([]);
  expect(await bridge.ask({ type: 'leave' })).toBeUndefined();
});

test.each([
  ['the page changes', ({ webmail }: Awaited<ReturnType<typeof guest>>) => webmail.paint('dark')],
  ['the person comes back', () => void window.dispatchEvent(new Event('focus'))],
])('goes quietly after an update of the extension, when %s', async (_when, happens) => {
  const there = await guest();
  there.bridge.orphaned = true;
  happens(there);
  expect(document.querySelector('iframe')).toBeNull();
});
