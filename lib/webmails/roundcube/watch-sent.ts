import type { Sent } from '#lib/protocol/bridge.ts';
import { lastOpened } from '../opened-message.ts';
import { sentOf } from '../sent.ts';
import { readAnswered, readDraft } from './draft.ts';
import type { Sheet } from './read.ts';

/**
 * Tells a reply that Roundcube has sent. The draft is posted into a hidden frame, whose document calls back into the
 * page: `sent_successfully` after SMTP took the mail, and something else for a saved draft, a wrong address or a server
 * that refused. The draft still stands in the page then; half a second later the page goes, or its window closes.
 *
 * A script of the page's own could make such a frame, as it could write a draft and press Send: what it gains is a
 * report in the name of whoever is connected here, marked as a browser's, about a mail it has to name rightly.
 */
export function watchSent(sheet: Sheet, tell: (sent: Sent) => void, signal: AbortSignal): void {
  const { document, anchors } = sheet;
  const answered =
    sheet.kind === 'compose' ? readAnswered(sheet, lastOpened(sessionStorage)) : null;
  if (!answered) return;
  const onLoad = ({ target, isTrusted }: Event): void => {
    const frame = target as HTMLIFrameElement;
    if (!isTrusted || !frame.matches?.(anchors.saveTarget)) return;
    // On its way down, for Roundcube takes the frame away when the event arrives.
    const draft = saysSent(frame.contentDocument) ? readDraft(sheet) : null;
    const sent = draft && sentOf({ ...draft, answered, sentAt: new Date() });
    if (sent) tell(sent);
  };
  document.addEventListener('load', onLoad, { capture: true, signal });
}

/**
 * Whether the answer to a posted draft says that the mail went out. `_saveonly`: it had gone before, and was now put
 * into Sent, where that had failed.
 */
export function saysSent(answer: Document | null): boolean {
  if (!answer || new URL(answer.URL, 'http://localhost').searchParams.has('_saveonly')) {
    return false;
  }
  return [...answer.querySelectorAll('script:not([src])')].some((script) =>
    /^\s*(?:if \([^)]*\) )?parent\.rcmail\.sent_successfully\(/m.test(script.textContent ?? ''),
  );
}
