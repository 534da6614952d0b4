import { toHtml, toLines } from '#lib/domain/templates/to-html.ts';
import type { PageReply } from '#lib/protocol/to-page.ts';

/** What no writer of the answer wrote: quotes, the line above them, signatures (Roundcube, Thunderbird, Gmail). */
const usual =
  'blockquote, [id$="reply-intro"], [id$="_rc_sig"], [id$="forwardbody"], .moz-signature, .gmail_signature, .gmail_quote, .baton-quote';

interface Options {
  /** Plain text; every line of it becomes one of the editor's. */
  text: string;
  /** Whether a person put the caret, see `watchTouch`. */
  chosen: boolean;
  /** What else is no writer's here, as a selector. */
  foreign?: string;
  /** Called before and after, for editors that keep an undo list of their own. */
  keepState(): void;
}

/**
 * Puts text into an editable document: at the caret where it stands among the person's own words, else below them,
 * above quote and signature.
 */
export function writeInto(body: HTMLElement, options: Options): PageReply {
  const document = body.ownerDocument;
  const selection = document.getSelection();
  if (!selection) return { ok: false, reason: 'no-editor' };
  const before = body.innerHTML;
  const foreign = options.foreign ? `${usual}, ${options.foreign}` : usual;
  options.keepState();
  body.focus();
  const first = firstForeign(body, foreign);
  const caret = selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  if (
    !caret ||
    !body.contains(caret.commonAncestorContainer) ||
    !isOwn(caret, first, options.chosen ? foreign : null)
  ) {
    selection.collapse(ownEnd(body, first), 0);
    selection.modify('move', 'forward', 'lineboundary');
  }
  // A line of air where a quote or signature would follow at once.
  const text = isAtForeign(selection, body, foreign) ? `${options.text}\n` : options.text;
  if (!document.execCommand('insertHTML', false, toHtml(text)) && body.innerHTML === before) {
    const range = selection.getRangeAt(0);
    range.deleteContents();
    range.insertNode(elementsOf(text, document));
    range.collapse(false);
    body.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
  }
  options.keepState();
  return body.innerHTML === before ? { ok: false, reason: 'refused' } : { ok: true };
}

/** The same lines as `toHtml` makes, without markup on the way. */
function elementsOf(text: string, document: Document): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const line of toLines(text)) {
    const element = document.createElement('div');
    element.append(line === '' ? document.createElement('br') : line);
    fragment.append(element);
  }
  return fragment;
}

/** Whether nothing of one's own stands between the caret and what follows it. */
function isAtForeign(selection: Selection, body: HTMLElement, foreign: string): boolean {
  const found = body.querySelector(foreign);
  if (!found) return false;
  const between = body.ownerDocument.createRange();
  between.setStart(selection.getRangeAt(0).endContainer, selection.getRangeAt(0).endOffset);
  between.setEndBefore(found);
  const text = between.toString().trim();
  return !between.collapsed && (text === '' || /^[^\n]{0,300}[:：]$/.test(text));
}

/** The child of the body that is, or holds, the first foreign part; a line that introduces a quote counts with it. */
function firstForeign(body: HTMLElement, foreign: string): Element | null {
  const found = body.querySelector(foreign);
  if (!found) return null;
  let child: Element = found;
  while (child.parentElement && child.parentElement !== body) child = child.parentElement;
  const above = child.previousElementSibling;
  // Outlook draws a line over what it quotes.
  if (above?.matches('hr')) return above;
  const isIntroduction = above !== null && /[:：]\s*$/.test(above.textContent ?? '');
  return isIntroduction && found.matches('blockquote') ? above : child;
}

/** `foreign`: given where the person put the caret. */
function isOwn(caret: Range, first: Element | null, foreign: string | null): boolean {
  if (
    !first ||
    first.compareDocumentPosition(caret.endContainer) & Node.DOCUMENT_POSITION_PRECEDING
  ) {
    return true;
  }
  const at = caret.startContainer;
  const element = at instanceof at.ownerDocument!.defaultView!.Element ? at : at.parentElement;
  return foreign !== null && element?.closest(foreign) === null && !first.contains(element);
}

/** Somewhere to write: the last block above the foreign part, or a new one where there is none. */
function ownEnd(body: HTMLElement, first: Element | null): Node {
  const above = first ? first.previousElementSibling : body.lastElementChild;
  if (above) return above;
  const line = body.ownerDocument.createElement('p');
  line.append(body.ownerDocument.createElement('br'));
  body.insertBefore(line, first);
  return line;
}
