import * as z from 'zod/mini';
import { Sent } from '#lib/protocol/bridge.ts';
import type { Addressed } from '#lib/protocol/guard.ts';
import { pageText } from '../page-text.ts';
import type { Page } from '../page.ts';
import { sentOf } from '../sent.ts';
import { sightingOf } from '../shown.ts';
import { valueOf } from '../value-of.ts';
import type { PracticeAnchors } from './anchors.ts';
import { readMessage } from './read.ts';

const key = 'baton-sent';

/**
 * Tells a reply that the practice webmail has sent: what the form held when it was submitted waits in this tab for the
 * page that says so. Any other page drops it: the person left, or the server refused.
 */
export function watchSent(
  { document, location }: Page,
  anchors: PracticeAnchors,
  tell: (sent: Sent) => void,
  signal: AbortSignal,
): void {
  const waiting = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (waiting !== null && new URLSearchParams(location.search).has('sent')) {
    const sent = z.safeParse(Sent, JSON.parse(waiting));
    if (sent.success) tell(sent.data);
  }
  const form = document.querySelector<HTMLFormElement>(anchors.compose);
  const onSubmit = ({ isTrusted }: Event): void => {
    const sent = isTrusted ? readSent(document, anchors) : null;
    if (sent) sessionStorage.setItem(key, JSON.stringify(z.encode(Sent, sent)));
  };
  form?.addEventListener('submit', onSubmit, { signal });
}

/** The reply in the form, as it leaves. */
export function readSent(document: Document, anchors: PracticeAnchors): Sent | null {
  const answered = readMessage(document, anchors);
  if (!answered || 'missing' in answered) return null;
  const { from, to } = readEnvelope(document, anchors);
  const rich = document.querySelector<HTMLElement>(anchors.rich);
  return sentOf({
    answered: sightingOf(answered),
    from: from === null ? null : { name: '', address: from },
    to,
    subject: fieldOf(document, anchors.draftSubject),
    body: rich ? pageText(rich.innerHTML) : fieldOf(document, anchors.plain),
    attachments: [],
    sentAt: new Date(),
  });
}

/** From which address to whom the form would send now. */
export function readEnvelope(document: Document, anchors: PracticeAnchors): Addressed {
  const account = document.querySelector<HTMLElement>(anchors.account)?.dataset.address;
  const to = fieldOf(document, anchors.to)
    .split(/[,;\s]+/)
    .filter((part) => part.includes('@'));
  return { from: account || null, to };
}

function fieldOf(document: Document, selector: string): string {
  return valueOf(document.querySelector(selector)) ?? '';
}
