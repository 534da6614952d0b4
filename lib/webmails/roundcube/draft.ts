import { baseSubject } from '#lib/domain/fingerprint/subject.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import { sightingOf } from '../shown.ts';
import { anchors } from './anchors.ts';
import type { Sheet } from './read.ts';

/**
 * The message a compose page answers. The page tells its Message-ID and nothing else for certain; subject and
 * receiver are what a reply begins with. Where `opened`, the message last shown in this tab, agrees with that, it is
 * taken, for it knows more. `null` for a new mail or a forward.
 */
export function readAnswered({ document, env }: Sheet, opened: Sighting | null): Sighting | null {
  const rfcMessageId = env?.replyMessageId || null;
  if (rfcMessageId === null || env?.composeMode === 'forward') return null;
  const subject = draftSubject(document);
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
    account: senderOf(document),
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

export function draftSubject(document: Document): string {
  return fieldOf(document, anchors.composeSubject);
}

/** The identity the mail goes out from. */
function senderOf(document: Document): string | null {
  const field = document.querySelector(anchors.from);
  const text =
    field instanceof HTMLSelectElement
      ? (field.selectedOptions[0]?.textContent ?? '')
      : fieldOf(document, anchors.from);
  return addressesIn(text)[0] ?? null;
}

function fieldOf(document: Document, selector: string): string {
  const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
  return field?.value ?? '';
}

function addressesIn(text: string): string[] {
  return (text.match(/[^\s<>,;"]+@[^\s<>,;"]+/g) ?? []).map((one) => one.toLowerCase());
}
