import { themeBehind, watchBackground } from '../background-theme.ts';
import { markedList, type MarkedList } from '../list-rows.ts';
import type { Ground } from './ground.ts';
import { linesOf, readRow } from './read-row.ts';
import { shown } from './shown-parts.ts';
import { lifeOf, type ThreadRowView } from './sdk.ts';

/** By which InboxSDK marks the rows it knows. */
const known = 'data-inboxsdk-thread-row';

/**
 * The rows of Gmail's lists, as far as InboxSDK knows them, and their chips before the subject, where Gmail's own
 * labels stand. Gmail drops rows and makes them anew, and writes another thread into a row that stays.
 */
export function gmailList(ground: Ground, signal: AbortSignal): MarkedList {
  const { document, sdk, anchors } = ground;
  const views = new Map<Element, ThreadRowView>();
  const forget = sdk.Lists.registerThreadRowViewHandler((view) => {
    if (signal.aborted) return;
    const row = view.getElement();
    views.set(row, view);
    lifeOf(view, signal).addEventListener('abort', () => {
      // The same row may have been taken up anew by then.
      if (views.get(row) === view) views.delete(row);
    });
    // InboxSDK marks a row before it tells of it: written once more, the list is looked at now that it is known.
    row.setAttribute(known, row.getAttribute(known) ?? 'true');
  });
  signal.addEventListener('abort', forget, { once: true });
  return markedList({
    document,
    root: () => listOnScreen(document, anchors),
    rows: anchors.row,
    marks: ['data-legacy-thread-id', 'email', known],
    read(row) {
      const view = views.get(row);
      return view ? readRow(view, ground) : null;
    },
    place(row, chip) {
      const subject = linesOf(row)
        .map((line) => line.querySelector(anchors.rowSubject))
        .find(Boolean);
      subject?.before(chip);
    },
    look: () => ({ theme: themeBehind(document.body), side: 'before' }),
    watchLook: (tell, until) => watchBackground(document.body, tell, until),
  });
}

/** The list, or what is around several of them: an inbox may have sections. Gmail keeps lists it does not show. */
function listOnScreen(document: Document, anchors: Ground['anchors']): Element | null {
  const lists = shown(document, anchors.list);
  return (lists.length > 1 ? lists[0]?.closest(anchors.main) : lists[0]) ?? null;
}
