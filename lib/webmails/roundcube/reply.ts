import { baseSubject } from '#lib/domain/fingerprint/subject.ts';
import type { PageReply } from '#lib/protocol/to-page.ts';
import { carryText, dropCarriedText, takeCarriedText } from '../carried-text.ts';
import { editorOf, insertInto, isReady, type Editor } from './compose.ts';
import { draftSubject } from './draft.ts';
import { readMessage, type Sheet } from './read.ts';
import { previewOf } from './preview.ts';

/** How long a page may take to open a reply, or TinyMCE to appear. */
const patience = 10_000;
/** How long one press of Reply is waited for before the next. */
const busyFor = 1000;

/**
 * Opens a reply as the person would, by the toolbar, with `text` on its way there: the reply is another page, in
 * this tab or, by a setting of Roundcube, in a window of its own, which begins with a copy of this tab's storage.
 */
export async function replyWith(top: Sheet, text: string, signal: AbortSignal): Promise<PageReply> {
  const { document, anchors } = top;
  const sheet = top.kind === 'message' ? top : previewOf(top);
  const message = sheet && readMessage(sheet, null, new Date());
  const button = document.querySelector<HTMLElement>(anchors.replyButton);
  const isThere = button !== null && button.getAttribute('aria-disabled') !== 'true';
  if (!message || 'missing' in message || !isThere) return { ok: false, reason: 'no-reply' };
  carryText(sessionStorage, text, baseSubject(message.subject), Date.now());
  button.click();
  if (top.env?.isComposeWindow) {
    // The new window has its copy.
    dropCarriedText(sessionStorage);
    return { ok: true };
  }
  return new Promise((resolve) => {
    const give = (reply: PageReply): void => {
      clearTimeout(timer);
      clearInterval(again);
      resolve(reply);
    };
    // While it loads a list Roundcube takes no command, and says nothing of it.
    const again = setInterval(() => button.click(), busyFor);
    const timer = setTimeout(() => {
      dropCarriedText(sessionStorage);
      give({ ok: false, reason: 'no-reply' });
    }, patience);
    // The page goes, and with it whoever asked; the answer is for those who outlive it.
    addEventListener('pagehide', () => give({ ok: true }), { once: true, signal });
  });
}

/** On a compose page: puts in the text that waits for this reply, once its editor is there. */
export async function takeUpReply(sheet: Sheet, signal: AbortSignal): Promise<void> {
  const text = takeCarriedText(sessionStorage, baseSubject(draftSubject(sheet)), Date.now());
  if (text === null) return;
  const editor = await editorThere(sheet, signal);
  // The person has not seen this page before, so its caret is where Roundcube put it.
  if (editor) insertInto(editor, text, false);
}

async function editorThere(sheet: Sheet, signal: AbortSignal): Promise<Editor | null> {
  // Roundcube puts signature and caret when the page is ready; what is inserted before that may be moved or lost.
  await settled(sheet.document, signal);
  const until = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  return new Promise((resolve) => {
    const look = (): void => {
      const editor = editorOf(sheet);
      if (!until.aborted && !(editor && isReady(editor, sheet))) return;
      clearInterval(timer);
      resolve(editor);
    };
    // TinyMCE makes its body editable without an event that could be heard from here.
    const timer = setInterval(look, 100);
    look();
  });
}

function settled(document: Document, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState === 'complete') resolve();
    else addEventListener('load', () => resolve(), { once: true, signal });
  });
}
