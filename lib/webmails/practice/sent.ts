import * as z from 'zod/mini';
import { htmlText } from '#lib/domain/fingerprint/html-text.ts';
import { Sent } from '#lib/protocol/bridge.ts';
import type { Page } from '../page.ts';
import { sentOf } from '../sent.ts';
import { sightingOf } from '../shown.ts';
import { anchors } from './anchors.ts';
import { readMessage } from './read.ts';

const key = 'baton-sent';

/**
 * Tells a reply that the practice webmail has sent: what the form held when it was submitted waits in this tab for the
 * page that says so. Any other page drops it: the person left, or the server refused.
 */
export function watchSent(
  { document, location }: Page,
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
    const sent = isTrusted ? readSent(document) : null;
    if (sent) sessionStorage.setItem(key, JSON.stringify(z.encode(Sent, sent)));
  };
  form?.addEventListener('submit', onSubmit, { signal });
}

/** The reply in the form, as it leaves. */
export function readSent(document: Document): Sent | null {
  const answered = readMessage(document);
  if (!answered || 'missing' in answered) return null;
  const valueOf = (selector: string): string =>
    document.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector)?.value ?? '';
  const rich = document.querySelector<HTMLElement>(anchors.rich);
  const address = document.querySelector<HTMLElement>(anchors.account)?.dataset.address ?? '';
  return sentOf({
    answered: sightingOf(answered),
    from: address ? { name: '', address } : null,
    to: valueOf(anchors.to)
      .split(/[,;\s]+/)
      .filter((part) => part.includes('@')),
    subject: valueOf(anchors.draftSubject),
    body: rich ? htmlText(rich.innerHTML) : valueOf(anchors.plain),
    attachments: [],
    sentAt: new Date(),
  });
}
