import type { Ticket } from '#lib/protocol/ticket.ts';

/** Names one thing in one tab, so that nobody guesses it. Random even on pages without https, where `randomUUID` is missing. */
export function newTicket(): Ticket {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Hands a ticket to a frame of ours each time it has loaded, and to nothing else: a page reads every address in it and
 * may frame ours a second time, but what is posted to this window only a document of our own origin hears.
 */
export function handTo(frame: HTMLIFrameElement, address: string, ticket: Ticket): void {
  frame.addEventListener('load', () => frame.contentWindow?.postMessage(ticket, address));
}
