import type { GmailAnchors } from './anchors.ts';

/** How often the page is looked at, and how long at most: Gmail lets a mail be taken back for up to 30 seconds. */
const every = 250;
const longest = 60_000;
/** How long the way back may take to appear, after Gmail has answered that the mail was sent. */
const grace = 1_000;

/**
 * Whether a mail that Gmail says it sent stays sent: `false` where the person takes it back, while Gmail still offers
 * that. A page that goes away takes nothing back.
 */
export function staysSent(
  document: Document,
  anchors: GmailAnchors,
  signal: AbortSignal,
): Promise<boolean> {
  const undo = (): Element | null => document.querySelector(anchors.undoSend);
  const end = new AbortController();
  const until = AbortSignal.any([signal, end.signal]);
  return new Promise((resolve) => {
    const give = (stays: boolean): void => {
      resolve(stays);
      end.abort();
    };
    let waited = 0;
    let wasOffered = false;
    const look = (): void => {
      wasOffered ||= undo() !== null;
      waited += every;
      if (!undo() && (wasOffered || waited > grace)) give(true);
      if (waited > longest) give(true);
    };
    const timer = setInterval(look, every);
    const onPress = (event: Event): void => {
      if (event.isTrusted && undo()?.contains(event.target as Node)) give(false);
    };
    document.addEventListener('click', onPress, { capture: true, signal: until });
    document.defaultView?.addEventListener('pagehide', () => give(true), { signal: until });
    until.addEventListener('abort', () => {
      clearInterval(timer);
      resolve(false);
    });
  });
}
