import { home, id, wire } from './extension-wire.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerSidebar, hearGuard, hearWorker } from '#lib/bridge/page.ts';
import type { Sender } from '#lib/bridge/sender.ts';
import { linkPage } from '#lib/bridge/sidebar.ts';
import { answerAsks, answerPages, type Answers, type PageAnswers } from '#lib/bridge/worker.ts';

/** Messages as something else than our own code would write them, at each of the bridge's six ends. */
const page: Sender = { id, url: 'https://mail.acme.com/', frameId: 0, tab: { id: 7 } };
const sidebar: Sender = { id, url: `${home}sidebar.html`, frameId: 3, tab: { id: 7 } };
const popup: Sender = { id, url: `${home}popup.html` };
const worker: Sender = { id, url: `${home}background.js` };

let stop: AbortController;
let warned: ReturnType<typeof vi.spyOn>;
const heard: unknown[] = [];
beforeEach(async () => {
  stop = new AbortController();
  heard.length = 0;
  wire.faults.length = 0;
  wire.tabId = 7;
  warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  stop.abort();
  warned.mockRestore();
});

const note = (message: unknown) => void heard.push(message);
const openEnd: Record<string, () => unknown> = {
  'page-to-sidebar': async () => {
    wire.sender = sidebar;
    await linkPage(note, stop.signal);
  },
  'sidebar-to-page': () =>
    answerSidebar((message) => {
      note(message);
      return { ok: true };
    }, stop.signal),
  'page-to-worker': () =>
    answerPages(
      new Proxy({} as PageAnswers, { get: () => (message: unknown) => note(message) ?? null }),
      stop.signal,
    ),
  'guard-to-page': () => hearGuard(note, stop.signal),
  'worker-to-page': () => hearWorker(note, stop.signal),
  ask: () =>
    answerAsks(
      new Proxy({} as Answers, { get: () => (question: unknown) => note(question) ?? null }),
      stop.signal,
    ),
};

/** What may be said at each end, and who may say it. */
const sayings: Record<string, { who: Sender; message: object }> = {
  'page-to-sidebar': {
    who: page,
    message: { type: 'look', look: { webmail: 'roundcube', theme: 'dark' } },
  },
  'sidebar-to-page': { who: sidebar, message: { type: 'insert', text: 'Hello' } },
  'page-to-worker': { who: page, message: { type: 'folded', folded: true } },
  'guard-to-page': {
    who: { ...sidebar, url: `${home}guard.html` },
    message: { type: 'decided', draftId: '0'.repeat(32), send: false },
  },
  'worker-to-page': { who: worker, message: { type: 'jump' } },
  ask: { who: popup, message: { type: 'disconnect' } },
};
const ends = Object.keys(sayings);

async function say(end: string, raw: unknown, who?: Sender) {
  await openEnd[end]?.();
  wire.sender = who ?? sayings[end]?.who ?? {};
  // Nobody answers where nobody hears; some ends answer nothing at all.
  return wire.send(raw).catch(() => undefined);
}

describe.each(ends)('%s', (end) => {
  const { message } = sayings[end] ?? { message: {} };
  const sealed = { baton: end, message };

  it('hears what its own people say', async () => {
    await say(end, sealed);
    expect(heard).toEqual([message]);
  });

  it.each<[string, Sender]>([
    ['nobody', {}],
    ['somebody without an id', { ...sayings[end]?.who, id: undefined }],
    ['another extension', { ...sayings[end]?.who, id: 'b'.repeat(32) }],
    ['an id that is a part of ours', { ...sayings[end]?.who, id: id.slice(1) }],
    ['a page of the web without an address', { id, frameId: 2, tab: { id: 7 } }],
    ['a frame of the web', { id, url: 'https://evil.test/', frameId: 2, tab: { id: 7 } }],
    [
      'an address that begins almost like ours',
      { id, url: `${home.slice(0, -1)}x/`, frameId: 2, tab: { id: 7 } },
    ],
    [
      'an address that hides ours',
      { id, url: `https://evil.test/#${home}`, frameId: 2, tab: { id: 7 } },
    ],
  ])('does not hear %s', async (_who, sender) => {
    expect(await say(end, sealed, sender)).toBeUndefined();
    expect(heard).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', JSON.stringify(sealed)],
    ['a list', [sealed]],
    ['the bare message', message],
    ['another direction', { baton: ends.find((other) => other !== end), message }],
    ['two directions', { baton: [end], message }],
    ['a direction of a prototype', JSON.parse(`{"__proto__":${JSON.stringify(sealed)}}`)],
    ['no message', { baton: end }],
    ['a type that is none', { baton: end, message: { type: 'constructor' } }],
    ['a type of a prototype', { baton: end, message: JSON.parse('{"type":"__proto__"}') }],
    ['a message in a message', { baton: end, message: sealed }],
    ['nesting', { baton: end, message: JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) }],
  ])('makes nothing of %s', async (_what, raw) => {
    expect(await say(end, raw)).toBeUndefined();
    expect(heard).toEqual([]);
    expect(wire.faults).toEqual([]);
  });

  it('leaves out what it does not know', async () => {
    const more = { ...message, token: 'secret', isAdmin: true };
    await say(end, { baton: end, message: more, actor: 'watcher' });
    expect(heard).toEqual([message]);
  });
});

it.each<[string, string, object]>([
  ['a text too long', 'sidebar-to-page', { type: 'insert', text: 'x'.repeat(50_001) }],
  ['HTML for a text', 'sidebar-to-page', { type: 'insert', text: { html: '<img>' } }],
  ['a webmail that is none', 'page-to-worker', { type: 'page', webmail: 'evil' }],
  ['an address too long', 'ask', { type: 'connect', address: `https://${'x'.repeat(500)}` }],
  ['an id that is none', 'ask', { type: 'open', inquiryId: '../options.html' }],
])('%s is not taken', async (_what, end, message) => {
  expect(await say(end, { baton: end, message })).toBeUndefined();
  expect(heard).toEqual([]);
});
