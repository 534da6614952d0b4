import type { AnchorOverrides } from '#lib/protocol/bridge.ts';
import { anchors, missingAnchors, needed } from './anchors.ts';
import type { Page } from '../page.ts';
import { watchTouch } from '../touched.ts';
import type { Webmail } from '../webmail.ts';
import { editorOf, focusEditor, insertInto } from './compose.ts';
import { headerReader } from './headers.ts';
import { mountFrame } from './mount.ts';
import { sheetOf } from './read.ts';
import { replyWith, takeUpReply } from './reply.ts';
import { watchPage } from './watch.ts';
import { watchSent } from './watch-sent.ts';

/**
 * Whether this is a page of Roundcube's mail. A preview is one too, but the sidebar belongs to the page around it;
 * login, settings and address book are none.
 */
export function isRoundcube({ document, location }: Page): boolean {
  const { env, kind } = sheetOf(document, location.href);
  if (kind === 'other') return false;
  return env !== null || missingAnchors(document, needed[kind]).length === 0;
}

export function roundcube(page: Page, _overrides: AnchorOverrides): Webmail {
  const { document, location } = page;
  const sheet = sheetOf(document, location.href);
  let isTouched = (): boolean => false;
  const readHeaders = headerReader(location.origin + location.pathname, (url, init) =>
    fetch(url, init),
  );
  return {
    name: 'roundcube',
    check() {
      const missing =
        sheet.kind === 'other' ? ['env'] : missingAnchors(document, needed[sheet.kind]);
      return { isEnough: missing.length === 0, missing, hits: {} };
    },
    watch(tell, signal) {
      watchPage(page, readHeaders, tell, signal);
      if (sheet.kind !== 'compose') return;
      const area = document.querySelector(anchors.composeBody);
      if (area) isTouched = watchTouch(area, signal);
    },
    watchSent: (tell, signal) => watchSent(page, tell, signal),
    resume: async (signal) => {
      if (sheet.kind === 'compose') await takeUpReply(page, signal);
    },
    theme: () => (document.documentElement.classList.contains('dark-mode') ? 'dark' : 'light'),
    watchTheme(tell, signal) {
      const classes = new MutationObserver(tell);
      classes.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] });
      signal.addEventListener('abort', () => classes.disconnect(), { once: true });
    },
    mount: (frame, signal) => mountFrame(frame, document, signal),
    async insert(text, signal) {
      if (sheet.kind !== 'compose') return replyWith(page, text, signal);
      const editor = editorOf(document);
      if (!editor) return { ok: false, reason: 'no-editor' };
      // A caret in TinyMCE is the person's: it puts none by itself.
      return insertInto(editor, text, editor.kind === 'rich' || isTouched());
    },
    watchRows: () => undefined,
    showChips: () => undefined,
    guardSend: () => undefined,
    focus() {
      const editor = sheet.kind === 'compose' ? editorOf(document) : null;
      if (editor) focusEditor(editor);
      else document.querySelector<HTMLElement>(`${anchors.previewFrame}, #messagelist`)?.focus();
    },
  };
}
