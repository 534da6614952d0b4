import type { ListRow } from '#lib/protocol/chip.ts';
import { foldLine } from '#lib/domain/fingerprint/fold.ts';
import { baseSubject } from '#lib/domain/fingerprint/subject.ts';
import { lineOf } from '../line-of.ts';
import { listRowOf } from '../list-row.ts';
import { onlyAddress } from './address-in.ts';
import type { OutlookAnchors } from './anchors.ts';
import { readDate } from './date.ts';
import { canonicalId, isSameId } from './ids.ts';
import { few } from '../few.ts';

/** A virtual list has a few screens of them. */
const mostRows = 1000;

/** The attributes of a row that name what it shows: a conversation, and where those are off its item. */
const idNames = ['data-convid', 'data-itemid', 'data-item-id'];

/** The ids a row bears, canonical; the one that names it among the rows first. */
export function rowIds(row: Element): string[] {
  return idNames.flatMap((name) => canonicalId(row.getAttribute(name)) ?? []);
}

/** The rows of that id: one, unless the page is between two states. */
export function rowsWith(document: Document, id: string, anchors: OutlookAnchors): Element[] {
  return few(document, anchors.row, mostRows).filter((row) =>
    rowIds(row).some((one) => isSameId(one, id)),
  );
}

/** The one row that is selected; `null` where none is, or several. */
export function selectedRow(document: Document, anchors: OutlookAnchors): Element | null {
  const selected = few(document, anchors.row, mostRows).filter(
    (row) => row.getAttribute('aria-selected') === 'true',
  );
  return selected.length === 1 ? (selected[0] ?? null) : null;
}

/** Where a row's subject stands: the only such text beside the sender's name; of two, neither is believed. */
export function subjectIn(row: Element, anchors: OutlookAnchors): HTMLElement | null {
  const named = few(row, anchors.rowSender);
  const texts = few<HTMLElement>(row, anchors.rowSubject).filter(
    (one) => lineOf(one) !== '' && !named.some((sender) => sender.contains(one)),
  );
  return texts.length === 1 ? (texts[0] ?? null) : null;
}

/** The sender in a row; '' as address where the row tells none, `null` where it tells nobody. */
export function senderIn(row: Element, anchors: OutlookAnchors): ListRow['from'] {
  const named = few(row, anchors.rowSender);
  const address = onlyAddress(named.map((one) => one.getAttribute('title') ?? ''));
  if (address === null) return null;
  const name = lineOf(named[0] ?? null);
  return { name: name.toLowerCase() === address ? '' : name.slice(0, 200), address };
}

/** What a row tells; `null` where its id or its subject cannot be read. */
export function readRow(
  row: Element,
  account: string | null,
  anchors: OutlookAnchors,
  now: Date,
): ListRow | null {
  const [id] = rowIds(row);
  const subject = subjectIn(row, anchors);
  if (id === undefined || !subject) return null;
  const dates = few<HTMLElement>(row, anchors.rowDate);
  const titles = dates.map((one) => one.title).filter((title) => /\d{4}/.test(title));
  return listRowOf({
    key: id,
    webmail: 'outlook',
    account,
    place: null,
    webmailId: id,
    from: senderIn(row, anchors),
    subject: lineOf(subject),
    sentAt: titles.map((title) => readDate(title, now)).find((date) => date)?.at ?? null,
  });
}

/** Whether a row can be that of a mail with this subject, and where there is none, with this sender. */
export function tellsOf(row: Element, subject: string, names: readonly string[]): boolean {
  const text = foldLine(row.textContent ?? '');
  const base = baseSubject(subject);
  if (base !== '') return text.includes(base);
  return names.some((name) => name !== '' && text.includes(foldLine(name)));
}
