import { readOptions, threadsOf } from '#tests/fixtures/webmails/outlook/options.js';
import { drawDraft } from '#tests/fixtures/webmails/outlook/draft.js';
import { drawList } from '#tests/fixtures/webmails/outlook/list.js';
import { drawConversation, drawItem } from '#tests/fixtures/webmails/outlook/pane.js';
import { drawTree } from '#tests/fixtures/webmails/outlook/tree.js';
import { withOverrides } from '#lib/webmails/anchors.ts';
import { shipped, type OutlookAnchors } from '#lib/webmails/outlook/anchors.ts';
import type { Page } from '#lib/webmails/page.ts';
import { accountOf, type OutlookMail } from '#tests/support/outlook.ts';

/** The stand-in's parts drawn into a test's own document, without a server and without time passing. */
export const grace = { name: 'Grace Wanjiru', address: 'grace@kilimo-solar.test' };
export const info = { name: 'Front desk', address: 'info@acme.test' };
export const linda = 'linda@acme.test';

export const solar: OutlookMail = {
  from: grace,
  to: [info],
  subject: 'Solar pumps for 15 villages',
  date: new Date(2026, 10, 23, 8, 39),
  lines: ['Dear Sir,', 'which model do you suggest for 15 villages in Kenya?', 'Grace Wanjiru'],
};
export const booster: OutlookMail = {
  from: { name: 'Tom Baker', address: 'tom@pumps.test' },
  to: [info],
  subject: 'Booster pumps',
  date: new Date(2026, 10, 22, 15, 5),
  lines: ['Hello,', 'please quote 20 booster pumps for a pumping station.'],
};

export interface DrawnPage extends Page {
  anchors: OutlookAnchors;
  conversationId: string;
  itemId: string;
  /** Opens a draft under the open mail, or docked. */
  draft(mode: 'new' | 'reply' | 'forward', options?: { docked?: boolean }): HTMLElement;
}

interface Drawing {
  query?: string;
  mails?: OutlookMail[];
  /** Which mail is open, by its place among `mails`; `null` for none. */
  open?: number | null;
  path?: (ids: { conversationId: string; itemId: string }) => string;
  shared?: string[];
  current?: string;
  signature?: string[];
}

/** Draws a page with its list, its folders and an opened mail. */
export function outlookPage(drawing: Drawing = {}): DrawnPage {
  const { query = '', mails = [solar, booster], open = 0, shared = [info.address] } = drawing;
  const mailbox = drawing.current ?? linda;
  const signature = drawing.signature ?? ['Linda Chen', 'Acme Pumps'];
  const account = accountOf({ shared, signature }, linda, { [mailbox]: mails });
  const state = { ...readOptions({ search: `?${query}`, cookie: '' }, account), current: mailbox };
  const threads = threadsOf(account.mails[mailbox] ?? [], state.view);
  const opened = open === null ? null : account.mails[mailbox]?.[open];
  const thread = threads.find((one) => opened && one.mails.includes(opened));
  const deeds = { answer: () => undefined, popOut: () => undefined };
  const list = drawList(state, threads, () => undefined);
  const pane = document.createElement('div');
  pane.id = 'ReadingPaneContainerId';
  pane.role = 'main';
  if (thread) {
    list.select(thread);
    const isItem = state.view === 'items';
    pane.append(
      isItem ? drawItem(state, thread.mails.at(-1), deeds) : drawConversation(state, thread, deeds),
    );
  }
  document.body.replaceChildren(
    drawTree(state, () => undefined),
    list.element,
    pane,
  );
  const ids = {
    conversationId: opened?.conversationId ?? '',
    itemId: opened?.itemId ?? '',
  };
  const path =
    drawing.path ??
    (({ conversationId }) => `/mail/inbox/id/${encodeURIComponent(conversationId)}`);
  const location = new URL(`https://outlook.office.com${opened ? path(ids) : '/mail/'}`);
  return {
    document,
    location: location as unknown as Location,
    isTop: true,
    anchors: withOverrides(shipped, {}, document),
    ...ids,
    draft(mode, { docked = false } = {}) {
      const draft = drawDraft(
        state,
        { mail: opened, mode, docked },
        {
          post: async () => undefined,
          gone: () => undefined,
        },
      );
      const place = docked ? document.body : document.querySelector('.answer');
      place?.append(draft.element);
      return draft.element;
    },
  };
}
