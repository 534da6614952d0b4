import type { PageReply } from '#lib/protocol/to-page.ts';
import type { Page } from '../page.ts';
import { writeInto } from '../rich-draft.ts';
import type { OutlookAnchors } from './anchors.ts';
import type { Drafts, Written } from './drafts.ts';
import { messagesOf, newestOf, outside, paneOf } from './message.ts';

/** How long a page may take to open a reply. */
const patience = 10_000;

/**
 * Puts text into the draft the person is in, or answers the open mail first. Outlook's editor hears it as it hears
 * typing, and one step of its undo takes it out.
 */
export async function insertText(
  { document }: Page,
  text: string,
  anchors: OutlookAnchors,
  drafts: Drafts,
  signal: AbortSignal,
): Promise<PageReply> {
  const open = drafts.current();
  if (open) return write(open, text, anchors);
  if (!pressReply(document, anchors)) return { ok: false, reason: 'no-reply' };
  const opened = await draftThere(document, drafts, signal);
  return opened ? write(opened, text, anchors) : { ok: false, reason: 'no-reply' };
}

function write({ surface, isTouched }: Written, text: string, anchors: OutlookAnchors): PageReply {
  return writeInto(surface.editor, {
    text,
    chosen: isTouched(),
    foreign: `${anchors.signature}, ${anchors.quote}`,
    // Its undo takes its states from the browser's own events.
    keepState: () => undefined,
  });
}

/** Presses Reply of the newest message. By its icon: its label is in the person's language. */
function pressReply(document: Document, anchors: OutlookAnchors): boolean {
  const pane = paneOf(document, anchors);
  const newest = pane && newestOf(messagesOf(pane, anchors), anchors, new Date());
  const icons = [newest?.root, pane].flatMap((root) =>
    root ? outside(root, anchors.reply, anchors) : [],
  );
  const buttons = icons.map((icon) => icon.closest<HTMLElement>('button, [role^="menuitem"]'));
  const button = buttons.find((one) => one && one.getAttribute('aria-disabled') !== 'true');
  button?.click();
  return button !== undefined && button !== null;
}

function draftThere(
  document: Document,
  drafts: Drafts,
  signal: AbortSignal,
): Promise<Written | null> {
  const until = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  return new Promise((resolve) => {
    const look = (): void => {
      const draft = drafts.current();
      // Outlook puts the caret in when signature and quote are there.
      const isReady = draft && draft.surface.editor.contains(document.activeElement);
      if (!isReady && !until.aborted) return;
      clearInterval(timer);
      resolve(draft);
    };
    const timer = setInterval(look, 50);
    look();
  });
}
