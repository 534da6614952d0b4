import { reportOf, withOverrides, type AnchorOverrides } from '../anchors.ts';
import { themeBehind, watchBackground } from '../background-theme.ts';
import { mountBeside } from '../beside-place.ts';
import { setStyle } from '../frame.ts';
import type { Page } from '../page.ts';
import type { Choice, Webmail } from '../webmail.ts';
import { needed, shipped, type Anchor, type OutlookAnchors } from './anchors.ts';
import { insertText } from './compose.ts';
import { trackDrafts } from './drafts.ts';
import { guardReplies } from './guard-send.ts';
import { messagesOf, outside, paneOf } from './message.ts';
import { outlookList } from './rows.ts';
import { surfacesOf } from './surface.ts';
import { watchPage } from './watch.ts';
import { watchSent } from './watch-sent.ts';
import { hosts, whereIs } from './where.ts';

/** Outlook, where this page is its mail and no frame inside it; else `null`. */
export function outlook(page: Page): Choice | null {
  if (!page.isTop || !isOutlook(page)) return null;
  return { name: 'outlook', open: (overrides, signal) => openOutlook(page, overrides, signal) };
}

/**
 * Whether this is Outlook's mail. It is told by where it lives, for its page is empty when it comes; where companies
 * have it at other addresses, by what nobody else has. Calendar and people live beside it and are none of it.
 */
function isOutlook({ document, location }: Page): boolean {
  if (hosts.includes(location.hostname)) return whereIs(location).kind !== 'other';
  return document.querySelector(`${shipped.pane}, ${shipped.ownPane}, ${shipped.row}`) !== null;
}

/** Outlook, read by the shipped anchors or those in their place. */
export function openOutlook(page: Page, overrides: AnchorOverrides, signal: AbortSignal): Webmail {
  const { document } = page;
  const anchors = withOverrides(shipped, overrides, document);
  const drafts = trackDrafts(document, anchors, signal);
  return {
    name: 'outlook',
    check: () => reportOf(document, anchors, neededNow(page, anchors)),
    watch: (tell, until) => watchPage(page, anchors, drafts, tell, until),
    watchSent: (tell, until) => watchSent(document, anchors, drafts, tell, until),
    // A reply opens in the same page, so that nothing waits for one.
    resume: async () => undefined,
    theme: () => themeBehind(document.body),
    watchTheme: (tell, until) => watchBackground(document.body, tell, until),
    mount(frame, until) {
      mountBeside(frame, document, until);
      // Below Outlook's own menus and dialogs, which cover the whole window.
      setStyle(frame, { 'z-index': '100' });
    },
    insert: (text, until) => insertText(page, text, anchors, drafts, until),
    ...outlookList(page, anchors),
    guardSend: (guard, until) => guardReplies(window, anchors, drafts, guard, until),
    focus() {
      const draft = drafts.current()?.surface.editor;
      (draft ?? document.querySelector<HTMLElement>(`${anchors.body}, ${anchors.pane}`))?.focus();
    },
  };
}

/** What must be there, by what is open. */
function neededNow({ document, location }: Page, anchors: OutlookAnchors): Anchor[] {
  const pane = paneOf(document, anchors);
  const isMail =
    pane && (messagesOf(pane, anchors).length > 0 || outside(pane, anchors.subject, anchors)[0]);
  const where = whereIs(location);
  const isDraft = surfacesOf(document, anchors).length > 0 || where.kind === 'compose';
  if (isDraft && !isMail) return [...needed.compose];
  if (isMail) return [...needed.message, ...(isDraft ? needed.compose : [])];
  return where.isAlone ? [] : [...needed.empty];
}
