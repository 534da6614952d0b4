import { lastOpened } from '../opened-message.ts';
import { newTicket } from '../hand-to.ts';
import type { Draft, SendGuard } from '../send-guard.ts';
import { isCtrlEnter, stopSend } from '../stop-send.ts';
import { editorOf, focusEditor } from './compose.ts';
import { readAddressed, readAnswered } from './draft.ts';
import type { Sheet } from './read.ts';

/** Guards the reply on this page, where it is one, in either editor. */
export function guardReply(sheet: Sheet, guard: SendGuard, signal: AbortSignal): void {
  const { document, anchors } = sheet;
  const answered = readAnswered(sheet, lastOpened(sessionStorage));
  if (!answered) return;
  const sendButtons = (): HTMLElement[] => [
    ...document.querySelectorAll<HTMLElement>(`${anchors.sendButton}, ${anchors.sendClone}`),
  ];
  const draft: Draft = {
    id: newTicket(),
    answered,
    addressed: () => readAddressed(sheet),
    sendButton() {
      const buttons = sendButtons();
      return buttons.find((one) => one.getClientRects().length > 0) ?? buttons[0] ?? null;
    },
    focus() {
      const editor = editorOf(sheet);
      if (editor) focusEditor(editor);
    },
  };
  guard.opened(draft, signal);
  const page = {
    draft,
    hear: [document.defaultView ?? document],
    sendAt: (target: Element) =>
      target.closest<HTMLElement>(`${anchors.sendButton}, ${anchors.sendClone}`),
    isSendKey: isCtrlEnter,
    // Roundcube itself knows no such key, plugins do: so it is pressed again, and the button never in its stead.
    keyAgain: 'key',
  } as const;
  const hear = stopSend(page, guard, signal);
  const hearEditor = (): void => {
    const frame = document.querySelector<HTMLIFrameElement>(anchors.editorFrame);
    if (frame?.contentWindow) hear(frame.contentWindow);
  };
  hearEditor();
  // TinyMCE makes its frame when it likes, and anew when a person switches editors.
  const onLoad = ({ target }: Event): void => {
    if ((target as Element).matches?.(anchors.editorFrame)) hearEditor();
  };
  document.addEventListener('load', onLoad, { capture: true, signal });
}
