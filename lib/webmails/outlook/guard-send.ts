import type { SendGuard } from '../send-guard.ts';
import { isCtrlEnter, stopSend } from '../stop-send.ts';
import type { OutlookAnchors } from './anchors.ts';
import type { Drafts } from './drafts.ts';
import { isPutOff, openSendMenu, sendAt } from './send-at.ts';
import { fromOf, receiversOf, sendButtonOf } from './surface.ts';

/** Puts the guard between each reply of the page and its Send: now by button, menu, or Ctrl and Enter, or later. */
export function guardReplies(
  page: Window,
  anchors: OutlookAnchors,
  drafts: Drafts,
  guard: SendGuard,
  signal: AbortSignal,
): void {
  drafts.onReply(({ id, surface, answered }, until) => {
    const draft = {
      id,
      answered,
      addressed: () => ({
        from: fromOf(surface, anchors)?.address ?? null,
        to: receiversOf(surface, anchors).addresses,
      }),
      sendButton: () => sendButtonOf(surface, anchors),
      focus: () => surface.editor.focus(),
    };
    guard.opened(draft, until);
    const window = {
      draft,
      hear: [page],
      sendAt: (target: Element) => sendAt(target, surface, anchors),
      later: {
        isAt: (target: Element) => isPutOff(target, surface, anchors),
        open: () => openSendMenu(surface, anchors),
      },
      isSendKey: (event: KeyboardEvent) =>
        isCtrlEnter(event) && event.target instanceof Node && surface.root.contains(event.target),
      keyAgain: 'button' as const,
    };
    stopSend(window, guard, until);
  }, signal);
}
