// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import type { Sent } from '#lib/protocol/bridge.ts';
import type { Chip, ListRow } from '#lib/protocol/chip.ts';
import { settleIn } from '#lib/webmails/settle-in.ts';
import type { Choice, Webmail } from '#lib/webmails/webmail.ts';
import { until } from '#tests/support/until.ts';
import { fakeBridge } from './fake/fake-bridge.ts';
import { aDraft } from './fake/a-draft.ts';
import { fakeWebmail } from './fake/fake-webmail.ts';

const sidebar = 'about:blank#sidebar';
const frames = { sidebar, guard: 'about:blank#guard' };
let end: AbortController;
/** What was posted to frames, and for which address. */
let posted: unknown[][];

beforeEach(() => {
  document.body.replaceChildren();
  const { settings } = (window as unknown as HappyWindow).happyDOM;
  settings.enableIframePageLoading = true;
  end = new AbortController();
  posted = [];
  const post = { postMessage: (...what: unknown[]) => posted.push(what) };
  vi.spyOn(HTMLIFrameElement.prototype, 'contentWindow', 'get').mockReturnValue(post as never);
});

interface HappyWindow {
  happyDOM: { settings: { enableIframePageLoading: boolean } };
}

const chosen = (webmail: Webmail): Choice => ({ name: webmail.name, open: () => webmail });

async function guest(folded = false) {
  const webmail = fakeWebmail(document);
  const bridge = fakeBridge();
  bridge.replies.page!.folded = folded;
  await settleIn(chosen(webmail), bridge, frames, end.signal);
  const frame = document.querySelector('iframe');
  return { webmail, bridge, frame };
}

test('shows the sidebar, as wide as it was left', async () => {
  const { bridge, frame } = await guest(true);
  expect(bridge.asked[0]).toEqual({ type: 'page', webmail: 'roundcube' });
  expect(frame).toMatchObject({ src: sidebar, title: 'Baton' });
  expect(frame?.style.width).toBe('48px');
});

test('shows nothing where the worker does not want it', async () => {
  const bridge = fakeBridge();
  bridge.replies.page = null;
  await settleIn(chosen(fakeWebmail(document)), bridge, frames, end.signal);
  expect(document.querySelector('iframe')).toBeNull();
});

test('says hello with the look and the sight of now, and tells each change', async () => {
  const { webmail, bridge } = await guest();
  await vi.waitFor(() => expect(posted).toHaveLength(1));
  const [[ticket, address] = []] = posted;
  expect(address).toBe(sidebar);
  expect(document.documentElement.outerHTML).not.toContain(ticket);
  webmail.show({ kind: 'lost', missing: ['header'] });
  bridge.told.length = 0;
  await bridge.ask({ type: 'ready' });
  webmail.paint('dark');
  webmail.show({ kind: 'nothing' });
  expect(bridge.told).toEqual([
    {
      type: 'hello',
      ticket,
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

test('opens the page by the anchors the worker gives, and once more when they change', async () => {
  const bridge = fakeBridge();
  bridge.replies.page!.anchors = [{ name: 'body', selector: '#mail' }];
  const opened: unknown[] = [];
  const open: Choice['open'] = (overrides) => {
    opened.push(overrides);
    return fakeWebmail(document);
  };
  await settleIn({ name: 'roundcube', open }, bridge, frames, end.signal);
  bridge.replies.page!.anchors = [];
  bridge.command({ type: 'settle' });
  await vi.waitFor(() => expect(opened).toEqual([{ body: '#mail' }, {}]));
  await vi.waitFor(() => expect(document.querySelectorAll('iframe')).toHaveLength(1));
});

test('tells which anchors were found, once for each kind of sight', async () => {
  const { webmail, bridge } = await guest();
  webmail.show({ kind: 'lost', missing: [] });
  webmail.show({ kind: 'nothing' });
  expect(bridge.askedOf('anchors')).toHaveLength(2);
});

test('says once more what is on screen to a worker that began anew', async () => {
  const { webmail, bridge } = await guest();
  webmail.list([{ key: 'a' } as ListRow]);
  webmail.guard?.opened(aDraft(), end.signal);
  bridge.asked.length = 0;
  bridge.command({ type: 'anew' });
  expect(bridge.asked.map(({ type }) => type)).toEqual(['here', 'rows', 'draft-opened']);
});

test('marks rows as the worker says, then and later, and not with what is for rows of before', async () => {
  const { webmail, bridge } = await guest();
  const chip = (key: string) => ({ key }) as Chip;
  bridge.replies.rows = [chip('a')];
  webmail.list([{ key: 'a' } as ListRow]);
  webmail.list([]);
  bridge.replies.rows = [];
  await Promise.resolve();
  expect(webmail.chips).toEqual([]);
  const nth = bridge.askedOf('rows').at(-1)!.nth;
  bridge.command({ type: 'chips', nth, chips: [chip('b')] });
  expect(webmail.chips).toEqual([chip('b')]);
  bridge.command({ type: 'chips', nth: nth - 1, chips: [chip('c')] });
  expect(webmail.chips).toEqual([chip('b')]);
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

test('lets a Send go at once where the extension has gone from under the page', async () => {
  const { webmail, bridge } = await guest();
  bridge.replies['draft-opened'] = { verdict: { kind: 'free' }, isInquiry: true };
  const draft = aDraft();
  webmail.guard?.opened(draft, end.signal);
  await until(() => webmail.guard?.mustWait(draft.id) === true);
  bridge.orphaned = true;
  expect(webmail.guard?.mustWait(draft.id)).toBe(false);
});
