import type { Sight } from '#lib/protocol/bridge.ts';
import { lastOpened, rememberOpened } from '../opened-message.ts';
import { sightingOf } from '../shown.ts';
import { tellChanges } from '../tell-changes.ts';
import { missingAnchors, needed } from './anchors.ts';
import { readAnswered } from './draft.ts';
import { writeFolderName } from './folder-name.ts';
import type { ReadHeaders } from './headers.ts';
import { previewOf, watchPreview } from './preview.ts';
import { readAccount, readMessage, type Sheet } from './read.ts';

/**
 * Tells what this page shows. Moving through the list changes nothing but the preview frame; every other step in
 * Roundcube is a new page. Idle, nothing runs.
 */
export function watchPage(
  top: Sheet,
  headers: ReadHeaders,
  tell: (sight: Sight) => void,
  signal: AbortSignal,
): void {
  const say = tellChanges(tell, signal);
  const { document, anchors } = top;
  let reading = new AbortController();
  const show = (sheet: Sheet | null): void => {
    reading.abort();
    reading = new AbortController();
    const until = AbortSignal.any([signal, reading.signal]);
    if (sheet) tellMessage(sheet, readAccount(top), headers, say, until);
    else say({ kind: 'nothing' });
  };
  if (top.kind === 'compose') {
    const missing = missingAnchors(document, anchors, needed.compose);
    const sighting = missing.length > 0 ? null : readAnswered(top, lastOpened(sessionStorage));
    say(missing.length > 0 ? { kind: 'lost', missing } : { kind: 'compose', sighting });
  } else if (top.kind === 'message') {
    show(top);
  } else {
    show(previewOf(top));
    watchPreview(top, () => show(previewOf(top)), signal);
  }
}

function tellMessage(
  sheet: Sheet,
  account: string | null,
  headers: ReadHeaders,
  say: (sight: Sight) => void,
  signal: AbortSignal,
): void {
  const shown = readMessage(sheet, account, new Date());
  if ('missing' in shown) return say({ kind: 'lost', missing: shown.missing });
  const tellShown = (facts: typeof shown): void => {
    const sighting = sightingOf(facts);
    rememberOpened(sessionStorage, sighting);
    say({ kind: 'message', sighting });
  };
  tellShown(shown);
  if (!shown.place) return;
  void headers(shown.place.uid, writeFolderName(shown.place.folder), signal).then((read) => {
    if (!read || signal.aborted) return;
    const dated = read.sentAt ? { sentAt: read.sentAt, otherTimes: [] } : {};
    tellShown({ ...shown, ...dated, rfcMessageId: read.rfcMessageId });
  });
}
