import { newTicket } from '../hand-to.ts';
import type { Draft, SendGuard } from '../send-guard.ts';
import { sightingOf } from '../shown.ts';
import { stopSend } from '../stop-send.ts';
import type { PracticeAnchors } from './anchors.ts';
import { readMessage } from './read.ts';
import { readEnvelope } from './sent.ts';

/** Guards the reply on this page, where it is one. Enter in a field is a click on Send, as in every form. */
export function guardReply(
  document: Document,
  anchors: PracticeAnchors,
  guard: SendGuard,
  signal: AbortSignal,
): void {
  const form = document.querySelector(anchors.compose);
  const answered = readMessage(document, anchors);
  if (!form || !answered || 'missing' in answered) return;
  const draft: Draft = {
    id: newTicket(),
    answered: sightingOf(answered),
    addressed: () => readEnvelope(document, anchors),
    sendButton: () => document.querySelector(anchors.send),
    focus: () => document.querySelector<HTMLElement>(`${anchors.plain}, ${anchors.rich}`)?.focus(),
  };
  guard.opened(draft, signal);
  const page = {
    draft,
    hear: [document.defaultView ?? document],
    sendAt: (target: Element) => target.closest<HTMLElement>(anchors.send),
    isSendKey: () => false,
    keyAgain: 'button',
  } as const;
  stopSend(page, guard, signal);
}
