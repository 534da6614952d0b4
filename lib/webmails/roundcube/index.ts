import { reportOf, withOverrides, type AnchorOverrides } from '../anchors.ts';
import type { Page } from '../page.ts';
import { watchTouch } from '../touched.ts';
import type { Webmail } from '../webmail.ts';
import { missingAnchors, needed, shipped } from './anchors.ts';
import { editorOf, focusEditor, insertInto } from './compose.ts';
import { guardReply } from './guard.ts';
import { headerReader } from './headers.ts';
import { noList, roundcubeList } from './list.ts';
import { mountFrame } from './mount.ts';
import { previewOf } from './preview.ts';
import { sheetOf } from './read.ts';
import { replyWith, takeUpReply } from './reply.ts';
import { themeOf, watchTheme } from './theme.ts';
import { watchPage } from './watch.ts';
import { watchSent } from './watch-sent.ts';

/**
 * Whether this is a page of Roundcube's mail. A preview is one too, but the sidebar belongs to the page around it;
 * login, settings and address book are none. Told before anybody could have said that it is read by other anchors.
 */
export function isRoundcube({ document, location }: Page): boolean {
  const { env, kind } = sheetOf(document, location.href, shipped);
  if (kind === 'other') return false;
  return env !== null || missingAnchors(document, shipped, needed[kind]).length === 0;
}

/** Roundcube, in any skin, read by the shipped anchors or those in their place. */
export function roundcube(page: Page, overrides: AnchorOverrides): Webmail {
  const { document, location } = page;
  const anchors = withOverrides(shipped, overrides, document);
  const sheet = sheetOf(document, location.href, anchors);
  let isTouched = (): boolean => false;
  const readHeaders = headerReader(location.origin + location.pathname, (url, init) =>
    fetch(url, init),
  );
  return {
    name: 'roundcube',
    check() {
      if (sheet.kind === 'other') return { isEnough: false, missing: ['env'], hits: {} };
      // Without its Send a reply can be written and filled, but not held.
      const also = sheet.kind === 'compose' ? (['sendButton'] as const) : [];
      const report = reportOf(document, anchors, [...needed[sheet.kind], ...also]);
      const preview = sheet.kind === 'list' ? previewOf(sheet) : null;
      if (!preview) return report;
      // What is in the preview is in another document, and there with the list.
      const inside = reportOf(preview.document, anchors, needed.message);
      const hits = Object.entries(report.hits).map(([name, count]) => [
        name,
        count + (inside.hits[name] ?? 0),
      ]);
      const missing = [...report.missing, ...inside.missing];
      return { isEnough: missing.length === 0, missing, hits: Object.fromEntries(hits) };
    },
    watch(tell, signal) {
      watchPage(sheet, readHeaders, tell, signal);
      if (sheet.kind !== 'compose') return;
      const area = document.querySelector(anchors.composeBody);
      if (area) isTouched = watchTouch(area, signal);
    },
    watchSent: (tell, signal) => watchSent(sheet, tell, signal),
    resume: async (signal) => {
      if (sheet.kind === 'compose') await takeUpReply(sheet, signal);
    },
    theme: () => themeOf(document),
    watchTheme: (tell, signal) => watchTheme(document, tell, signal),
    mount: (frame, signal) => mountFrame(frame, sheet, signal),
    async insert(text, signal) {
      if (sheet.kind !== 'compose') return replyWith(sheet, text, signal);
      const editor = editorOf(sheet);
      if (!editor) return { ok: false, reason: 'no-editor' };
      // A caret in TinyMCE is the person's: it puts none by itself.
      return insertInto(editor, text, editor.kind === 'rich' || isTouched());
    },
    ...(sheet.kind === 'list' ? roundcubeList(sheet) : noList),
    guardSend(guard, signal) {
      if (sheet.kind === 'compose') guardReply(sheet, guard, signal);
    },
    focus() {
      const editor = sheet.kind === 'compose' ? editorOf(sheet) : null;
      if (editor) focusEditor(editor);
      else document.querySelector<HTMLElement>(`${anchors.previewFrame}, ${anchors.list}`)?.focus();
    },
  };
}
