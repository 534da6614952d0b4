import { reportOf, withOverrides, type AnchorOverrides } from '../anchors.ts';
import { themeBehind, watchBackground } from '../background-theme.ts';
import { mountFixed } from '../fixed-place.ts';
import { setStyle } from '../frame.ts';
import type { Page } from '../page.ts';
import { sightingOf } from '../shown.ts';
import { tellChanges } from '../tell-changes.ts';
import { watchTouch } from '../touched.ts';
import type { Choice, Webmail } from '../webmail.ts';
import { neededOfMessage, shipped } from './anchors.ts';
import { insertIntoDraft, replyWith, takeUpReply } from './compose.ts';
import { guardReply } from './guard.ts';
import { practiceList } from './list.ts';
import { readMessage } from './read.ts';
import { watchSent } from './sent.ts';

/** The practice webmail, where this page is one and no frame inside it; else `null`. Told by the shipped anchors. */
export function choosePractice(page: Page): Choice | null {
  if (!page.isTop || !page.document.querySelector(shipped.signature)) return null;
  return { name: 'practice', open: (overrides) => practice(page, overrides) };
}

/** Every step in the practice webmail is a new page, so that one look tells all. */
export function practice(page: Page, overrides: AnchorOverrides): Webmail {
  const { document } = page;
  const anchors = withOverrides(shipped, overrides, document);
  const isCompose = document.querySelector(anchors.compose) !== null;
  const message = readMessage(document, anchors);
  const missing = message && 'missing' in message ? message.missing : [];
  let isTouched = (): boolean => false;
  return {
    name: 'practice',
    check: () =>
      reportOf(document, anchors, [
        ...(message ? neededOfMessage : []),
        ...(isCompose ? (['send'] as const) : []),
      ]),
    watch(tell, signal) {
      const say = tellChanges(tell, signal);
      const sighting = message && !('missing' in message) ? sightingOf(message) : null;
      if (missing.length > 0) say({ kind: 'lost', missing });
      else if (isCompose) say({ kind: 'compose', sighting });
      else say(sighting ? { kind: 'message', sighting } : { kind: 'nothing' });
      isTouched = watchTouch(document.querySelector(anchors.compose) ?? document, signal);
    },
    watchSent: (tell, signal) => watchSent(page, anchors, tell, signal),
    async resume() {
      if (isCompose) takeUpReply(document, anchors);
    },
    theme: () => themeBehind(document.body),
    watchTheme: (tell, signal) => watchBackground(document.body, tell, signal),
    mount(frame, signal) {
      const layout = document.querySelector(anchors.layout);
      if (!layout) return mountFixed(frame, document, signal);
      setStyle(frame, { flex: 'none', 'border-left': '1px solid rgb(128 128 128 / .35)' });
      layout.append(frame);
      signal.addEventListener('abort', () => frame.remove(), { once: true });
    },
    insert: async (text) =>
      isCompose
        ? insertIntoDraft(document, anchors, text, isTouched())
        : replyWith(document, anchors, text),
    ...practiceList(document, anchors),
    guardSend: (guard, signal) => guardReply(document, anchors, guard, signal),
    focus() {
      const selector = `${anchors.plain}, ${anchors.rich}, ${anchors.replyLink}`;
      document.querySelector<HTMLElement>(selector)?.focus();
    },
  };
}
