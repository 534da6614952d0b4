import type { ListRow } from '#lib/protocol/chip.ts';
import { themeBehind, watchBackground } from '../background-theme.ts';
import { lineOf } from '../line-of.ts';
import { listRowOf } from '../list-row.ts';
import { markedList, type MarkedList } from '../list-rows.ts';
import type { PracticeAnchors } from './anchors.ts';

/** The mails of the folder on screen; the chip ends the line of the subject. */
export function practiceList(document: Document, anchors: PracticeAnchors): MarkedList {
  return markedList({
    document,
    root: () => document.querySelector(anchors.list),
    rows: anchors.row,
    marks: ['data-folder', 'data-uid', 'data-address'],
    read: (row) => readRow(row as HTMLElement, anchors),
    place: (row, chip) => row.querySelector(anchors.rowSubject)?.after(chip),
    look: () => ({ theme: themeBehind(document.body), side: 'after' }),
    watchLook: (tell, signal) => watchBackground(document.body, tell, signal),
  });
}

function readRow(row: HTMLElement, anchors: PracticeAnchors): ListRow | null {
  const { folder = '', uid = '' } = row.dataset;
  const [sender, ...senders] = row.querySelectorAll<HTMLElement>(anchors.rowSender);
  const [subject, ...subjects] = row.querySelectorAll<HTMLElement>(anchors.rowSubject);
  const account = row.ownerDocument.querySelector<HTMLElement>(anchors.account);
  // Two of either: it is not known which mail this is.
  if (senders.length > 0 || subjects.length > 0) return null;
  if (!subject || !sender?.dataset.address || !/^[1-9]\d*$/.test(uid)) return null;
  return listRowOf({
    key: `${folder}/${uid}`,
    webmail: 'practice',
    account: account?.dataset.address ?? null,
    place: { folder, uid: Number(uid) },
    from: { name: lineOf(sender), address: sender.dataset.address },
    subject: lineOf(subject),
  });
}
