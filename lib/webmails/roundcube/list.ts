import type { ListRow } from '#lib/protocol/chip.ts';
import { lineOf } from '../line-of.ts';
import { listRowOf } from '../list-row.ts';
import { markedList, type MarkedList } from '../list-rows.ts';
import { watchTheme, themeOf } from './theme.ts';
import { addressesOf, placeOf, readAccount, type Sheet } from './read.ts';

/**
 * Where subject and chip share a line, the subject gives way. In the wide layout that line is a box in the cell, and
 * the chip stands at its end; in Larry's tables it is the cell itself, which can be no such box,
 * and its chosen rows are dark.
 */
const style = `
span:has(> a + baton-chip) { display: flex !important; align-items: center !important; }
span:has(> a + baton-chip) > * { flex: none; }
:has(> a + baton-chip) > a { overflow: hidden !important; text-overflow: ellipsis !important; }
span:has(> a + baton-chip) > a { flex: 1 !important; min-width: 0 !important; }
td:has(> a + baton-chip) > a { display: inline-block !important; max-width: calc(100% - 136px) !important; }
.records-table tr.selected { --baton-paper: #fff; }
`;

/** Where a page holds no list, nothing is watched. */
export const noList: MarkedList = { watchRows: () => undefined, showChips: () => undefined };

/** The messages of the folder on screen, in any layout, as threads or not. */
export function roundcubeList(sheet: Sheet): MarkedList {
  const { document, anchors } = sheet;
  return markedList({
    document,
    root: () => document.querySelector(anchors.list),
    rows: anchors.row,
    marks: ['id', 'href', 'title'],
    read: (row) => readRow(row, sheet),
    place: (row, chip) => row.querySelector(anchors.rowLink)?.after(chip),
    style,
    look: () => ({ theme: themeOf(document), side: 'after' }),
    watchLook: (tell, signal) => watchTheme(document, tell, signal),
  });
}

/** A folder and UID, what the row says of subject and sender, and no date: rows tell it in a hundred ways. */
function readRow(row: Element, sheet: Sheet): ListRow | null {
  const { anchors, url } = sheet;
  const links = [...row.querySelectorAll<HTMLAnchorElement>(anchors.rowLink)];
  const [link] = links;
  const href = link?.getAttribute('href');
  // Two links to messages in one row: it is not known which it is.
  if (!link || links.length > 1 || !href || !URL.canParse(href, url.href)) return null;
  const place = placeOf(new URL(href, url.href));
  if (!place) return null;
  const [from = null] = addressesOf(row, anchors.rowSender);
  return listRowOf({
    key: `${place.folder}/${place.uid}`,
    webmail: 'roundcube',
    account: readAccount(sheet),
    place,
    from,
    subject: lineOf(link),
  });
}
