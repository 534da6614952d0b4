import { home, id, wire } from './extension-wire.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tellSidebar } from '#lib/bridge/page.ts';
import { relayWithinTabs } from '#lib/bridge/relay.ts';
import { send } from '#lib/bridge/send.ts';
import type { Sender } from '#lib/bridge/sender.ts';
import { linkPage } from '#lib/bridge/sidebar.ts';
import type { PageToSidebar } from '#lib/protocol/bridge.ts';

const page: Sender = { id, url: 'https://mail.acme.com/', frameId: 0, tab: { id: 7 } };
const inner: Sender = { ...page, frameId: 2 };
const frame: Sender = { id, url: `${home}sidebar.html`, frameId: 3, tab: { id: 7 } };
const popup: Sender = { id, url: `${home}popup.html` };
const worker: Sender = { id, url: `${home}_generated_background_page.html` };
const other: Sender = { ...page, id: 'another-extension' };

let stop: AbortController;
beforeEach(() => {
  stop = new AbortController();
  wire.toTab = null;
  relayWithinTabs(stop.signal);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  // What is passed on comes back to the same wire; here nobody else listens.
  vi.spyOn(browser.tabs, 'sendMessage').mockImplementation(async (tabId, _message, options) => {
    wire.toTab = { tabId, options };
  });
});
afterEach(() => {
  stop.abort();
  vi.restoreAllMocks();
});

const sight = { type: 'sight', sight: { kind: 'nothing' } } as const;

it('passes what a page tells to the frames of its own tab', async () => {
  wire.sender = page;
  await tellSidebar(sight);
  expect(wire.toTab).toEqual({ tabId: 7, options: undefined });
});

it('passes what a sidebar asks to the page on top of its own tab', async () => {
  wire.sender = frame;
  await send('sidebar-to-page', { type: 'insert', text: 'Hello' });
  expect(wire.toTab).toEqual({ tabId: 7, options: { frameId: 0 } });
});

it.each([
  ['a frame inside a page', inner],
  ['another extension', other],
  ['the popup', popup],
  ['a sidebar', frame],
])('does not take the word of %s for a page’s', async (_who, sender) => {
  wire.sender = sender;
  await tellSidebar(sight);
  expect(wire.toTab).toBeNull();
});

it.each([
  ['a page', page],
  ['the popup, which stands in no tab', popup],
])('does not take the word of %s for a sidebar’s', async (_who, sender) => {
  wire.sender = sender;
  await send('sidebar-to-page', { type: 'insert', text: 'Hello' });
  expect(wire.toTab).toBeNull();
});

it('a sidebar without tabs hears what the worker passes on, and nobody else', async () => {
  stop.abort();
  const { tabs } = browser;
  const end = new AbortController();
  const heard: PageToSidebar[] = [];
  Object.assign(browser, { tabs: undefined });
  try {
    wire.sender = frame;
    await linkPage((message) => heard.push(message), end.signal);
    for (const sender of [page, inner, frame, other]) {
      wire.sender = sender;
      await send('page-to-sidebar', sight);
    }
    expect(heard).toEqual([]);
    wire.sender = worker;
    await send('page-to-sidebar', sight);
    expect(heard).toEqual([sight]);
  } finally {
    end.abort();
    Object.assign(browser, { tabs });
  }
});

declare const browser: {
  tabs: { sendMessage(tabId: number, message: unknown, options?: unknown): Promise<unknown> };
};
