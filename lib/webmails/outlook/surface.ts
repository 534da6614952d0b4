import type { Address } from '#lib/domain/address.ts';
import { lineOf } from '../line-of.ts';
import { pageText } from '../page-text.ts';
import { valueOf } from '../value-of.ts';
import { addressesIn, onlyAddress, textsOf } from './address-in.ts';
import type { OutlookAnchors } from './anchors.ts';
import { few } from '../few.ts';

/** A draft on the page: inline under a mail, docked over the list, or a window of its own. */
export interface Surface {
  editor: HTMLElement;
  /** The narrowest that holds its editor, its Send and its receivers, and no other draft. */
  root: Element;
}

/** All drafts that are open on the page. */
export function surfacesOf(document: Document, anchors: OutlookAnchors): Surface[] {
  const editors = few<HTMLElement>(document, anchors.editor);
  // An editable part of a draft's own text is no draft.
  const outer = editors.filter(
    (one) => !editors.some((other) => other !== one && other.contains(one)),
  );
  return outer.map((editor) => ({ editor, root: rootOf(editor, outer, anchors) }));
}

function rootOf(
  editor: HTMLElement,
  all: readonly HTMLElement[],
  anchors: OutlookAnchors,
): Element {
  let root: Element = editor;
  for (let up = editor.parentElement; up && up !== up.ownerDocument.body; up = up.parentElement) {
    const isShared = all.some((other) => other !== editor && up.contains(other));
    if (isShared || up.querySelector(anchors.body)) break;
    root = up;
    if (up.querySelector(anchors.send) && wellsOf({ editor, root: up }, anchors).length > 0) break;
  }
  return root;
}

/** What sends it, and nothing else: the part of Outlook's split button that was there first. */
export function sendButtonOf({ root }: Surface, anchors: OutlookAnchors): HTMLElement | null {
  const send = root.querySelector<HTMLElement>(anchors.send);
  return send?.matches('button') ? send : (send?.querySelector<HTMLElement>('button') ?? send);
}

/** The fields its receivers stand in; what the draft itself says is none. */
function wellsOf({ editor, root }: Surface, anchors: OutlookAnchors): Element[] {
  return few(root, anchors.well).filter(
    (one) => one !== editor && !editor.contains(one) && !one.contains(editor),
  );
}

/** Who receives it, as the page shows them: mostly by name alone. */
export function receiversOf(
  surface: Surface,
  anchors: OutlookAnchors,
): { names: string[]; addresses: string[] } {
  const wells = wellsOf(surface, anchors);
  const pills = wells.flatMap((well) => few(well, anchors.pill));
  const titled = [...pills, ...pills.flatMap((pill) => few(pill, anchors.address))];
  const texts = [...wells.map((well) => well.textContent ?? ''), ...titled.flatMap(textsOf)];
  return {
    names: pills.map((pill) => lineOf(pill)).filter((name) => name !== ''),
    addresses: [...new Set(texts.flatMap(addressesIn))],
  };
}

/** `null` where none is shown, as above an inline reply. */
export function subjectField({ root }: Surface, anchors: OutlookAnchors): string | null {
  return valueOf(root.querySelector(anchors.draftSubject));
}

/**
 * The address it goes out from: the only one on the buttons above it. `null` where Outlook shows none, which is how it
 * comes, or where two of them name different ones.
 */
export function fromOf(surface: Surface, anchors: OutlookAnchors): Address | null {
  const { editor, root } = surface;
  const wells = wellsOf(surface, anchors);
  const buttons = few(root, anchors.from).filter(
    (one) => !editor.contains(one) && !wells.some((well) => well.contains(one)),
  );
  const named = buttons.map((one) =>
    onlyAddress([lineOf(one), ...textsOf(one), one.getAttribute('aria-label') ?? '']),
  );
  const all = new Set(named.filter((address) => address !== null));
  const [address = null] = all;
  return address !== null && all.size === 1 ? { name: '', address } : null;
}

/** The text of a draft, quote and signature included. */
export function textOf({ editor }: Surface): string {
  return pageText(editor.innerHTML);
}

/** Whether there is anything in it that neither Outlook nor the one who is answered wrote. */
export function hasOwnText(surface: Surface, anchors: OutlookAnchors): boolean {
  const own = ownPartOf(surface, anchors);
  return /[\p{L}\p{N}]/u.test(own.textContent ?? '') || own.querySelector('img') !== null;
}

/** What a person wrote in it, without spaces and lines, of which Outlook makes what it likes. */
export function ownTextOf(surface: Surface, anchors: OutlookAnchors): string {
  return (ownPartOf(surface, anchors).textContent ?? '').replaceAll(/[\s\u200b]+/gu, '');
}

/** A copy of it without quote and signature. */
function ownPartOf({ editor }: Surface, anchors: OutlookAnchors): Element {
  const copy = editor.cloneNode(true) as Element;
  const [quote] = copy.querySelectorAll(anchors.quote);
  if (quote) {
    const after = copy.ownerDocument.createRange();
    after.setStartBefore(quote);
    after.setEndAfter(copy.lastChild ?? quote);
    after.deleteContents();
  }
  for (const signature of copy.querySelectorAll(anchors.signature)) signature.remove();
  return copy;
}
