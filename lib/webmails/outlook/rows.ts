import { themeBehind, watchBackground } from '../background-theme.ts';
import { markedList, type MarkedList } from '../list-rows.ts';
import type { Page } from '../page.ts';
import { readAccount } from './account.ts';
import type { OutlookAnchors } from './anchors.ts';
import { readRow, subjectIn } from './row.ts';
import { whereIs } from './where.ts';

/** The list beside the pane. Its chip ends the subject's line; the list is virtual and every row as high as the next. */
export function outlookList({ document, location }: Page, anchors: OutlookAnchors): MarkedList {
  let account: string | null | undefined;
  /** Looked for once for all rows that are read together: it takes the whole page to be looked through. */
  const accountNow = (): string | null => {
    if (account !== undefined) return account;
    account = readAccount(document, whereIs(location), anchors);
    queueMicrotask(() => (account = undefined));
    return account;
  };
  return markedList({
    document,
    root: () => document.querySelector(anchors.list),
    rows: anchors.row,
    marks: ['data-convid', 'data-itemid', 'data-item-id', 'title'],
    read: (row) => readRow(row, accountNow(), anchors, new Date()),
    place: (row, chip) => subjectIn(row, anchors)?.after(chip),
    look: () => ({ theme: themeBehind(document.body), side: 'after' }),
    watchLook: (tell, signal) => watchBackground(document.body, tell, signal),
  });
}
