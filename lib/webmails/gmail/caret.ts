/**
 * Gives the keyboard back to an editor, the caret where it was last in there: who presses a button beside the text takes
 * it out of it, and an editor that gets the keyboard without one puts it at its beginning.
 */
export function keepCaret(editor: HTMLElement, signal: AbortSignal): () => void {
  const document = editor.ownerDocument;
  let last: Range | null = null;
  const note = (): void => {
    const selection = document.getSelection();
    const now = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    if (now && editor.contains(now.commonAncestorContainer)) last = now.cloneRange();
  };
  note();
  document.addEventListener('selectionchange', note, { signal });
  return () => {
    const caret = last;
    editor.focus();
    if (!caret || !editor.contains(caret.commonAncestorContainer)) return;
    const selection = document.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(caret);
  };
}
