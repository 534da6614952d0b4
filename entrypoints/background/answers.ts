import { browser } from 'wxt/browser';
import type { Answers } from '#lib/bridge/worker.ts';
import type { Parts } from '#lib/sync/parts.ts';
import type { Sync } from '#lib/sync/sync.ts';
import { openInquiry } from './open-inquiry.ts';
import type { Pages } from './pages.ts';

interface Office {
  sync: Sync;
  pages: Pages;
  /** Registers content scripts anew. */
  register: () => Promise<void>;
}

/** What our own pages may ask. Whoever asks has a page in front of them, so the feed stays open. */
export function answersOf({ replica }: Parts, { sync, pages, register }: Office): Answers {
  return {
    connect: async ({ address }) => {
      const reply = await sync.connect(address);
      // Waiting for a person does not keep a worker alive; each start of it goes on with the waiting.
      if (reply.kind === 'code') await browser.alarms.create('connect', { periodInMinutes: 0.5 });
      return reply;
    },
    'cancel-connect': () => sync.cancelConnect(),
    disconnect: () => sync.disconnect(),
    sync: async () => {
      sync.attend();
      return { ok: (await sync.exchange()) === 'ok' };
    },
    'keep-awake': () => {
      sync.attend();
      return null;
    },
    resolve: ({ sighting }) => sync.resolve(sighting),
    history: ({ inquiryId }) => sync.history(inquiryId),
    search: ({ query }) => sync.search(query),
    'mailbox-health': () => sync.mailboxHealth(),
    'webmail-health': () => sync.webmailHealth(),
    'learn-profile': ({ sample }) => sync.learnProfile(sample),
    'try-rule': ({ rule }) => sync.tryRule(rule),
    open: ({ inquiryId }) => openInquiry(replica, inquiryId),
    webmails: async () => {
      await register();
      return null;
    },
    // Of its own tab alone: another's draft is another page's.
    guarded: ({ draftId }, tabId) => (tabId === null ? null : pages.guarded(tabId, draftId)),
  };
}
