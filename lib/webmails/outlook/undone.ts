import type { OutlookAnchors } from './anchors.ts';
import { ownTextOf, surfacesOf } from './surface.ts';

/** Outlook lets a mail be taken back for ten seconds at most; a moment more for its draft to come back. */
const longest = 12_000;
const every = 500;

/**
 * Whether a reply that said `text` and that Outlook took stays sent: `false` where a draft comes that says the same,
 * as it does when a person takes the mail back. What Outlook offers for that bears no mark that is known, so the draft
 * itself is looked for. A page that goes away takes nothing back.
 */
export function staysSent(
  document: Document,
  text: string,
  anchors: OutlookAnchors,
  signal: AbortSignal,
): Promise<boolean> {
  const before = new Set(surfacesOf(document, anchors).map(({ editor }) => editor));
  const isBack = (): boolean =>
    surfacesOf(document, anchors).some(
      (surface) => !before.has(surface.editor) && ownTextOf(surface, anchors) === text,
    );
  const end = new AbortController();
  const until = AbortSignal.any([signal, end.signal]);
  return new Promise((resolve) => {
    const give = (stays: boolean): void => {
      resolve(stays);
      end.abort();
    };
    let waited = 0;
    const look = (): void => {
      waited += every;
      // Pictures alone are not told from a draft that was just begun.
      if (text !== '' && isBack()) give(false);
      else if (waited >= longest) give(true);
    };
    const timer = setInterval(look, every);
    document.defaultView?.addEventListener('pagehide', () => give(true), { signal: until });
    until.addEventListener('abort', () => {
      clearInterval(timer);
      resolve(false);
    });
  });
}
