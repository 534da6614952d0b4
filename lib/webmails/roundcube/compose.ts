import type { PageReply } from '#lib/protocol/to-page.ts';
import { typeInto } from '../plain-draft.ts';
import { writeInto } from '../rich-draft.ts';
import type { Sheet } from './read.ts';

/** The editor in front of the person: the plain textarea, or TinyMCE's frame over it. */
export type Editor =
  | { kind: 'plain'; area: HTMLTextAreaElement }
  | { kind: 'rich'; body: HTMLElement };

/** `null` where there is none, or TinyMCE is still loading. */
export function editorOf({ document, anchors }: Sheet): Editor | null {
  const isHtml = document.querySelector<HTMLInputElement>(anchors.isHtml)?.value === '1';
  if (isHtml) {
    const frame = document.querySelector<HTMLIFrameElement>(anchors.editorFrame);
    const body = frame?.contentDocument?.body;
    return body?.isContentEditable || body?.contentEditable === 'true'
      ? { kind: 'rich', body }
      : null;
  }
  const area = document.querySelector<HTMLTextAreaElement>(anchors.composeBody);
  return area ? { kind: 'plain', area } : null;
}

/** Whether the editor is there to stay as it is; before, TinyMCE keeps no list of changes, and a signature may come. */
export function isReady(editor: Editor, { document, anchors }: Sheet): boolean {
  return editor.kind === 'plain' || document.querySelector(anchors.readyEditor) !== null;
}

/** Puts text into the open draft. `chosen`: the person put the caret. */
export function insertInto(editor: Editor, text: string, chosen: boolean): PageReply {
  if (editor.kind === 'plain') return typeInto(editor.area, text, chosen);
  const { body } = editor;
  // TinyMCE takes a state for its own undo when a control key goes up, and knows nothing of the browser's.
  const keepState = (): void => {
    body.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true, ctrlKey: true }));
  };
  return writeInto(body, { text, chosen, keepState });
}

/** Gives the keyboard to the draft; both kinds of editor keep their caret while they are away. */
export function focusEditor(editor: Editor): void {
  (editor.kind === 'plain' ? editor.area : editor.body).focus();
}
