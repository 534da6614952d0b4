import type { Address } from '#lib/domain/address.ts';
import { baseSubject } from '#lib/domain/fingerprint/subject.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import type { Addressed } from '#lib/protocol/guard.ts';
import { pageText } from '../page-text.ts';
import type { Leaving } from '../sent.ts';
import { sightingOf } from '../shown.ts';
import { valueOf } from '../value-of.ts';
import { editorOf } from './compose.ts';
import type { Sheet } from './read.ts';
import { few } from '../few.ts';

/**
 * The message a compose page answers. The page tells its Message-ID and nothing else for certain; subject and
 * receiver are what a reply begins with. Where `opened`, the message last shown in this tab, agrees with that, it is
 * taken, for it knows more. `null` for a new mail or a forward.
 */
export function readAnswered(sheet: Sheet, opened: Sighting | null): Sighting | null {
  const { document, env, anchors } = sheet;
  const rfcMessageId = env?.replyMessageId || null;
  if (rfcMessageId === null || env?.composeMode === 'forward') return null;
  const subject = draftSubject(sheet);
  const [to = null] = addressesIn(fieldOf(document, anchors.to));
  if (opened?.webmail === 'roundcube') {
    const isSame =
      opened.rfcMessageId === null
        ? baseSubject(opened.subject) === baseSubject(subject) && opened.from?.address === to
        : opened.rfcMessageId === rfcMessageId;
    if (isSame) return { ...opened, rfcMessageId };
  }
  return sightingOf({
    webmail: 'roundcube',
    account: senderOf(sheet)?.address ?? null,
    place: null,
    gmail: null,
    rfcMessageId,
    from: to === null ? null : { name: '', address: to },
    subject,
    recipients: [],
    sentAt: null,
    otherTimes: [],
    bodies: [],
    attachments: [],
  });
}

/** The subject as it stands in the draft. */
export function draftSubject({ document, anchors }: Sheet): string {
  return fieldOf(document, anchors.composeSubject);
}

/** What the draft holds now, as it would be sent; `null` where its editor is not there. */
export function readDraft(sheet: Sheet): Omit<Leaving, 'answered' | 'sentAt'> | null {
  const editor = editorOf(sheet);
  if (!editor) return null;
  const { kind } = editor;
  const { document, anchors } = sheet;
  return {
    from: senderOf(sheet),
    to: receiversOf(sheet),
    subject: draftSubject(sheet),
    body: kind === 'plain' ? editor.area.value : pageText(editor.body.innerHTML),
    attachments: few(document, anchors.attachments).map((name) => name.textContent?.trim() ?? ''),
  };
}

/** From which address to whom the draft would go now. */
export function readAddressed(sheet: Sheet): Addressed {
  return { from: senderOf(sheet)?.address ?? null, to: receiversOf(sheet) };
}

function receiversOf({ document, anchors }: Sheet): string[] {
  return [anchors.to, anchors.cc].flatMap((field) => addressesIn(fieldOf(document, field)));
}

/** The identity the mail goes out from: `Front desk <info@acme.test>`, or the address alone. */
function senderOf({ document, anchors }: Sheet): Address | null {
  const field = document.querySelector(anchors.from);
  const text =
    field instanceof HTMLSelectElement
      ? (field.selectedOptions[0]?.textContent ?? '')
      : fieldOf(document, anchors.from);
  const [address] = addressesIn(text);
  if (address === undefined) return null;
  return { name: /^(.*?)\s*<[^<>]*>$/.exec(text.trim())?.[1] ?? '', address };
}

function fieldOf(document: Document, selector: string): string {
  return valueOf(document.querySelector(selector)) ?? '';
}

/** Names may be as long as their bearers like; the address is at the end. */
const enough = 1000;

/** Of `Name <address>` the address, whatever the name says. */
function addressesIn(text: string): string[] {
  return text.split(/[,;\n]/).flatMap((whole) => {
    const part = whole.slice(-enough);
    const [, inside] = /<\s*([^<>\s]+@[^<>\s]+)\s*>\s*$/.exec(part) ?? [];
    const address = inside ?? /[^\s<>"]+@[^\s<>"]+/.exec(part)?.[0];
    return address === undefined ? [] : [address.toLowerCase()];
  });
}
