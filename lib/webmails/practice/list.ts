import type { ListRow } from '#lib/protocol/chip.ts';
import { themeBehind, watchBackground } from '../background-theme.ts';
import { listRowOf } from '../list-row.ts';
import { markedList, type MarkedList } from '../list-rows.ts';
import type { PracticeAnchors } from './anchors.ts';
import { textOf } from './read.ts';

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
  const [sender, subject, account] = [anchors.rowSender, anchors.rowSubject, anchors.account].map(
    (name, at) => (at === 2 ? row.ownerDocument : row).querySelector<HTMLElement>(name),
  );
  if (!subject || !sender?.dataset.address || !/^[1-9]\d*$/.test(uid)) return null;
  return listRowOf({
    key: `${folder}/${uid}`,
    webmail: 'practice',
    account: account?.dataset.address ?? null,
    place: { folder, uid: Number(uid) },
    from: { name: textOf(sender), address: sender.dataset.address },
    subject: textOf(subject),
  });
}
