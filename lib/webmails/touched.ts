/**
 * Whether a person has put the caret of an editor themselves. Webmails and their scripts do it as well, and not
 * always where anyone wants to write; only what the browser itself calls a person's click or key counts.
 */
export function watchTouch(editor: EventTarget, signal: AbortSignal): () => boolean {
  let touched = false;
  const note = (event: Event): void => {
    touched ||= event.isTrusted;
  };
  for (const kind of ['pointerdown', 'keydown']) {
    editor.addEventListener(kind, note, { capture: true, passive: true, signal });
  }
  return () => touched;
}
