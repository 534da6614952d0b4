import 'fake-indexeddb/auto';
import { fakeBrowser } from '#tests/support/extension-browser.ts';
import type { PageMessage, PageToWorker } from '#lib/protocol/bridge.ts';
import type { PageReplies, WorkerToPage } from '#lib/protocol/to-page.ts';
import type { Replica } from '#lib/replica/database.ts';
import type { Parts } from '#lib/sync/parts.ts';
import type { Sync } from '#lib/sync/sync.ts';
import { author } from '#tests/lib/replica/a-replica.ts';
import { servePages } from '../../../entrypoints/background/pages.ts';

const noReceiver = 'Could not establish connection. Receiving end does not exist.';

/** A worker that serves pages, the browser's tabs around it, and what it told them. */
export interface AWorker {
  /** What was told to each tab since the last look, as it crossed. */
  told(): [number, WorkerToPage][];
  /** A tab says something; the answer as it crossed. */
  say<T extends PageToWorker['type']>(
    tabId: number,
    message: PageMessage<T>,
  ): Promise<PageReplies[T]>;
  close(tabId: number): Promise<void>;
  stop(): void;
}

/** Open tabs: those with a page of ours, and others. */
export function openTabs(pages: readonly number[], others: readonly number[] = []) {
  const told: [number, WorkerToPage][] = [];
  const listeners = new Set<(tabId: number) => void>();
  const tabs = {
    query: async () => [...pages, ...others].map((id) => ({ id })),
    async sendMessage(tabId: number, sealed: { message: WorkerToPage }) {
      if (!pages.includes(tabId)) throw new Error(noReceiver);
      told.push([tabId, sealed.message]);
      return { ok: true, value: null };
    },
    onRemoved: {
      addListener: (listener: (tabId: number) => void) => void listeners.add(listener),
      removeListener: (listener: (tabId: number) => void) => void listeners.delete(listener),
    },
  };
  Object.assign(fakeBrowser, { tabs });
  Object.assign(fakeBrowser.runtime, {
    getManifest: () => ({ name: 'Baton', version: '0.1.0' }),
    getURL: (path: string) => `chrome-extension://baton${path}`,
  });
  return { told, remove: (tabId: number) => listeners.forEach((listener) => listener(tabId)) };
}

/** Starts a worker as the browser does, with nothing in its memory. */
export function startWorker(
  replica: Replica,
  { told, remove }: ReturnType<typeof openTabs>,
  over: { parts?: Partial<Parts>; sync?: Partial<Sync> } = {},
): AWorker {
  const stopping = new AbortController();
  const parts = {
    replica,
    clock: { ready: Promise.resolve() },
    now: () => new Date(),
    sleep: (_left: number, signal: AbortSignal) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      ),
    report: (fault: unknown) => {
      throw fault;
    },
    ...over.parts,
  } as unknown as Parts;
  const sync = {
    resolve: async () => null,
    here: () => undefined,
    reportAnchors: async () => true,
    ...over.sync,
  } as unknown as Sync;
  servePages(parts, { sync, author }, stopping.signal);
  return {
    told: () => told.splice(0),
    say: (tabId, message) => ask(tabId, message) as never,
    async close(tabId) {
      remove(tabId);
    },
    stop: () => stopping.abort(),
  };
}

interface Heard {
  ok: boolean;
  value: unknown;
}

function ask(tabId: number, message: unknown): Promise<unknown> {
  const sender = {
    id: fakeBrowser.runtime.id,
    url: 'https://mail.acme.test/',
    frameId: 0,
    tab: { id: tabId },
  };
  const sealed = { baton: 'page-to-worker', message: JSON.parse(JSON.stringify(message)) };
  return new Promise((resolve, reject) => {
    const answer = (reply: Heard) =>
      reply.ok ? resolve(reply.value) : reject(new Error('the worker failed'));
    void fakeBrowser.runtime.onMessage.trigger(sealed, sender as never, answer as never);
  });
}
