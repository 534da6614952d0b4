import { baseSubject } from '#lib/domain/fingerprint/subject.ts';
import type { PageReply } from '#lib/protocol/to-page.ts';
import { carryText, dropCarriedText, takeCarriedText } from '../carried-text.ts';
import { typeInto } from '../plain-draft.ts';
import { writeInto } from '../rich-draft.ts';
import type { PracticeAnchors } from './anchors.ts';
import { readMessage } from './read.ts';

/** Puts text into the open draft. `chosen`: the person put the caret. */
export function insertIntoDraft(
  document: Document,
  anchors: PracticeAnchors,
  text: string,
  chosen: boolean,
): PageReply {
  const area = document.querySelector<HTMLTextAreaElement>(anchors.plain);
  if (area) return typeInto(area, text, chosen);
  const body = document.querySelector<HTMLElement>(anchors.rich);
  if (!body) return { ok: false, reason: 'no-editor' };
  // The browser's own undo is the only one here.
  return writeInto(body, { text, chosen, keepState: () => undefined });
}

/** Follows the page's Reply, with the text on its way to the page that opens. */
export function replyWith(document: Document, anchors: PracticeAnchors, text: string): PageReply {
  const link = document.querySelector<HTMLAnchorElement>(anchors.replyLink);
  const subject = openSubject(document, anchors);
  if (!link || subject === null) return { ok: false, reason: 'no-reply' };
  carryText(sessionStorage, text, subject, Date.now());
  link.click();
  return { ok: true };
}

/** On the page of a reply: puts in the text that waits for it. */
export function takeUpReply(document: Document, anchors: PracticeAnchors): void {
  const subject = openSubject(document, anchors);
  if (subject === null) return dropCarriedText(sessionStorage);
  const text = takeCarriedText(sessionStorage, subject, Date.now());
  if (text !== null) insertIntoDraft(document, anchors, text, false);
}

function openSubject(document: Document, anchors: PracticeAnchors): string | null {
  const message = readMessage(document, anchors);
  return message && !('missing' in message) ? baseSubject(message.subject) : null;
}
