import { home, id, wire } from './extension-wire.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask } from '#lib/bridge/ask.ts';
import { answerSidebar, askWorker, hearWorker, isOrphaned, tellSidebar } from '#lib/bridge/page.ts';
import type { Sender } from '#lib/bridge/sender.ts';
import { linkPage } from '#lib/bridge/sidebar.ts';
import {
  answerAsks,
  answerPages,
  tellPage,
  type Answers,
  type PageAnswers,
} from '#lib/bridge/worker.ts';
import type { PageToSidebar } from '#lib/protocol/bridge.ts';
import type { SidebarToPage } from '#lib/protocol/to-page.ts';
import { until } from '#tests/support/until.ts';

const page: Sender = { id, url: 'https://mail.acme.com/', frameId: 0, tab: { id: 7 } };
const sidebar: Sender = { id, url: `${home}sidebar.html`, frameId: 3, tab: { id: 7 } };
const popup: Sender = { id, url: `${home}popup.html` };
const worker: Sender = { id, url: `${home}background.js` };

let stop: AbortController;
let warned: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  stop = new AbortController();
  wire.faults.length = 0;
  wire.tabId = 7;
  warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  stop.abort();
  warned.mockRestore();
  expect(wire.listeners.size).toBe(0);
});

const sentAt = new Date('2026-11-23T09:00:00Z');
const sight: PageToSidebar = {
  type: 'sight',
  sight: {
    kind: 'message',
    sighting: {
      webmail: 'roundcube',
      account: null,
      place: { folder: 'INBOX', uid: 7 },
      gmail: null,
      rfcMessageId: null,
      from: null,
      subject: 'Pumps',
      recipients: [],
      sentAt,
      tiers: [],
      keys: [],
    },
  },
};

const ticket = 'a1'.repeat(16);

describe('page to sidebar', () => {
  const link = async () => {
    const heard: PageToSidebar[] = [];
    wire.sender = sidebar;
    await linkPage((message) => heard.push(message), stop.signal);
    return heard;
  };

  it('carries what is on screen, its dates as dates', async () => {
    const heard = await link();
    wire.sender = page;
    await tellSidebar(sight);
    expect(heard).toEqual([sight]);
  });

  it('says hello to the frame that holds its ticket, and to no other that a page has made like it', async () => {
    const heard = await link();
    const asked: SidebarToPage[] = [];
    const ready = (message: SidebarToPage) => ({ ok: asked.push(message) > 0 });
    answerSidebar(ready, stop.signal);
    const hello = {
      type: 'hello',
      ticket,
      look: { webmail: 'roundcube', theme: 'dark' },
      sight: sight.sight,
    } as const;
    wire.sender = page;
    await tellSidebar(hello);
    for (const forged of [hello, null, { ticket }, 'b2'.repeat(16)]) wire.post(forged);
    await tellSidebar(hello);
    expect(heard).toEqual([]);
    wire.sender = sidebar;
    wire.post(ticket);
    await until(() => asked.length > 0);
    expect(asked).toEqual([{ type: 'ready' }]);
    wire.sender = page;
    await tellSidebar(hello);
    expect(heard).toEqual([hello]);
  });

  it.each<[string, Sender]>([
    ['another tab', { ...page, tab: { id: 8 } }],
    ['a frame within the page', { ...page, frameId: 5 }],
    ['another sidebar of the same tab', sidebar],
    ['another extension', { ...page, id: 'other' }],
    ['our own popup', popup],
  ])('hears nothing from %s', async (_who, sender) => {
    const heard = await link();
    wire.sender = sender;
    await tellSidebar(sight);
    await tellSidebar(sight);
    expect(heard).toEqual([]);
    expect(warned).toHaveBeenCalledTimes(1);
  });

  it('logs once what it does not understand, and goes on', async () => {
    const heard = await link();
    wire.sender = page;
    await tellSidebar({ type: 'weather' } as never);
    await tellSidebar({ ...sight, sight: { kind: 'message', sighting: {} } } as never);
    await tellSidebar(sight);
    expect(heard).toEqual([sight]);
    expect(warned).toHaveBeenCalledTimes(1);
  });

  it('is nothing in a page without a tab, such as the side panel', async () => {
    wire.tabId = undefined;
    expect(await linkPage(() => undefined, stop.signal)).toBeNull();
  });

  it('says nothing to nobody, without a fault', async () => {
    await expect(tellSidebar(sight)).resolves.toBeUndefined();
  });
});

describe('sidebar to page', () => {
  it('asks the top frame of its own tab, and is answered', async () => {
    const asked: SidebarToPage[] = [];
    answerSidebar((message) => {
      asked.push(message);
      return { ok: false, reason: 'no-editor' };
    }, stop.signal);
    wire.sender = sidebar;
    const link = await linkPage(() => undefined, stop.signal);
    expect(await link?.tell({ type: 'insert', text: 'Hello' })).toEqual({
      ok: false,
      reason: 'no-editor',
    });
    wire.post(ticket);
    await until(() => asked.length === 2);
    expect(asked).toEqual([{ type: 'insert', text: 'Hello' }, { type: 'ready' }]);
    expect(wire.toTab).toEqual({ tabId: 7, options: { frameId: 0 } });
  });

  it('is not obeyed when it comes from a page', async () => {
    const asked: SidebarToPage[] = [];
    answerSidebar((message) => {
      asked.push(message);
      return { ok: true };
    }, stop.signal);
    wire.sender = page;
    const link = await linkPage(() => undefined, stop.signal);
    expect(await link?.tell({ type: 'insert', text: 'Hello' })).toEqual({ ok: false });
    expect(asked).toEqual([]);
  });

  it('is not ok where no page of ours is', async () => {
    wire.sender = sidebar;
    const link = await linkPage(() => undefined, stop.signal);
    expect(await link?.tell({ type: 'leave' })).toEqual({ ok: false });
  });
});

describe('page and worker', () => {
  it('talk of the frame and of nothing else', async () => {
    const tabs: number[] = [];
    const welcome = {
      folded: true,
      title: 'Baton',
      words: { guard: 'Before this is sent', checking: 'Checking' },
      anchors: [],
    };
    const answer = (_message: unknown, tabId: number) => {
      tabs.push(tabId);
      return { ...welcome, token: 'secret' };
    };
    answerPages({ page: answer } as unknown as PageAnswers, stop.signal);
    wire.sender = page;
    expect(await askWorker({ type: 'page', webmail: 'roundcube' })).toEqual(welcome);
    expect(wire.answer).toEqual({ ok: true, value: welcome });
    wire.sender = sidebar;
    expect(await askWorker({ type: 'page', webmail: 'roundcube' })).toBeNull();
    expect(tabs).toEqual([7]);
  });

  it('have no answer where the worker fails, who has told of it already', async () => {
    const broken = () => {
      throw new Error('broken');
    };
    answerPages({ 'begin-send': broken } as unknown as PageAnswers, stop.signal);
    wire.sender = page;
    const draftId = 'a'.repeat(32);
    const addressed = { from: null, to: [] };
    const asked = { type: 'begin-send', draftId, addressed, anyway: false } as const;
    expect(await askWorker(asked)).toBeNull();
    expect(wire.faults).toEqual([new Error('broken')]);
  });

  it('jump only when the worker says so', async () => {
    const heard: unknown[] = [];
    hearWorker((message) => heard.push(message), stop.signal);
    wire.sender = page;
    await tellPage(7, { type: 'jump' });
    expect(heard).toEqual([]);
    wire.sender = worker;
    await tellPage(7, { type: 'jump' });
    expect(heard).toEqual([{ type: 'jump' }]);
  });

  it('know when the extension has gone from under the page', () => {
    const { browser } = globalThis as unknown as { browser: { runtime: { id?: string } } };
    expect(isOrphaned()).toBe(false);
    delete browser.runtime.id;
    expect(isOrphaned()).toBe(true);
    browser.runtime.id = id;
  });
});

describe('what our pages ask of the worker', () => {
  const answers = (over: Partial<Answers>) => over as Answers;

  it('is answered, its dates as dates', async () => {
    answerAsks(
      answers({ resolve: ({ sighting }) => ({ kind: 'none', at: sighting.sentAt }) as never }),
      stop.signal,
    );
    wire.sender = popup;
    const { sighting } =
      sight.type === 'sight' && sight.sight.kind === 'message' ? sight.sight : {};
    expect(await ask({ type: 'resolve', sighting: sighting as never })).toEqual({ kind: 'none' });
  });

  it.each<[string, Sender]>([
    ['a content script', page],
    ['another extension', { ...popup, id: 'other' }],
    ['a page that only looks like ours', { id, url: `https://x.test/${home}` }],
  ])('is not answered to %s', async (_who, sender) => {
    const disconnect = vi.fn(() => null);
    answerAsks(answers({ disconnect }), stop.signal);
    wire.sender = sender;
    await expect(ask({ type: 'disconnect' })).rejects.toThrow();
    expect(disconnect).not.toHaveBeenCalled();
  });

  it('fails in the open where the worker fails', async () => {
    answerAsks(
      answers({
        sync: () => {
          throw new Error('broken');
        },
      }),
      stop.signal,
    );
    wire.sender = popup;
    await expect(ask({ type: 'sync' })).rejects.toThrow('failed');
    expect(wire.faults).toEqual([new Error('broken')]);
  });
});
